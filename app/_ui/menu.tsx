'use client';
// A menu on the browser's own popover: it lies on top, closes on Escape and on a press elsewhere, and gives the focus
// back. What is left to do is its place and the keys that move in it.
import {
  useId,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { isComposing } from './keys';
import { arrowTarget, NOTHING_TYPED, typeAheadTarget, typedAfter } from './menu-keys';
import styles from './menu.module.css';

type Props = {
  label: string;
  /** Classes of the button that opens it. */
  className: string;
  button: ReactNode;
  /** Where the menu stands by its button; `free`: where there is room. */
  placement: 'above' | 'below' | 'free';
  onOpen?: () => void;
  onClose?: () => void;
  children: ReactNode;
};

const GAP_PX = 6;
/** What a menu takes at least, with some room to the edge. */
const WIDTH_PX = 232;

export function Menu({ label, className, button, placement, onOpen, onClose, children }: Props) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const open = useRef<AbortController>(null);
  const moveFocus = useMenuKeys();

  const position = () => {
    const box = trigger.current?.getBoundingClientRect();
    if (!box || !menu.current) return open.current?.abort();
    const [width, height] = [document.documentElement.clientWidth, window.innerHeight];
    const isFree = placement === 'free';
    const growsUp = isFree ? box.top > height / 2 : placement === 'above';
    const growsRight = isFree ? box.left < width / 2 : placement === 'above';
    const { style } = menu.current;
    style.inset = 'auto';
    if (growsRight) style.left = `${Math.min(box.left, width - WIDTH_PX)}px`;
    else style.right = `${width - box.right}px`;
    if (growsUp) style.bottom = `${height - box.top + GAP_PX}px`;
    else style.top = `${box.bottom + GAP_PX}px`;
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        popoverTarget={id}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        {button}
      </button>
      {/* Presses of items bubble here; each item is a button of its own. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles.menu}
        onBeforeToggle={(event) => {
          position();
          if (event.newState === 'open') onOpen?.();
        }}
        onToggle={(event) => {
          open.current?.abort();
          if (event.newState !== 'open') return onClose?.();
          open.current = new AbortController();
          // A phone that is turned has its menus beside their buttons still.
          window.addEventListener('resize', position, open.current);
          itemsOf(menu.current)[0]?.focus();
        }}
        onKeyDown={(event) => isInside(event) && moveFocus(event, itemsOf(menu.current))}
        onClick={(event) => isInside(event) && menu.current?.hidePopover()}
      >
        {children}
      </div>
    </>
  );
}

type ItemProps = {
  onPress: () => void;
  tone?: 'danger';
  checked?: boolean;
  /** Why it cannot be done now; a press may say so. */
  whyNot?: string | null;
  children: ReactNode;
};

export function MenuItem({ onPress, tone, checked, whyNot = null, children }: ItemProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      aria-disabled={whyNot !== null || undefined}
      title={whyNot ?? undefined}
      className={tone === 'danger' ? `${styles.item} ${styles.danger}` : styles.item}
      onClick={onPress}
      // A menu that is opened by keyboard under a mouse at rest is entered by it, too, and keeps its focus.
      onPointerMove={(event) => hasMoved(event) && event.currentTarget.focus()}
    >
      {children}
    </button>
  );
}

export function MenuDivider() {
  return <hr className={styles.divider} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className={styles.label}>{children}</div>;
}

/** The items of a menu, in their order. */
export function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return menu === null ? [] : [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

function hasMoved({ movementX, movementY }: PointerEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}

/** React tells of what happens in a dialog that an item opened, too. */
function isInside({ target, currentTarget }: SyntheticEvent): boolean {
  return target instanceof Node && currentTarget.contains(target);
}

/** Moves the focus by arrows, and to the item whose label begins with what is typed. */
function useMenuKeys() {
  const typed = useRef(NOTHING_TYPED);
  return (event: KeyboardEvent, items: readonly HTMLElement[]): void => {
    if (isComposing(event)) return;
    const { key, timeStamp, ctrlKey, metaKey, altKey } = event;
    const at = items.findIndex((item) => item === document.activeElement);
    const next = ctrlKey || metaKey || altKey ? null : typedAfter(typed.current, key, timeStamp);
    typed.current = next ?? typed.current;
    const labels = items.map(({ textContent }) => textContent);
    const to = next === null ? arrowTarget(key, at, items.length) : typeAheadTarget(labels, at, next.text);
    // A space within a label does not press the item that has the focus.
    if (to !== null || (next !== null && key === ' ')) event.preventDefault();
    if (to !== null) items.at(to)?.focus();
  };
}
