'use client';
// A menu on the browser's own popover, which is in the top layer, closes on Escape and on a press outside, and returns
// the focus. This component adds the position and the keyboard navigation.
import {
  useId,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { pressedKey } from '@/hooks/core/keys';
import { arrowTarget, NOTHING_TYPED, typeAheadTarget, typedAfter } from './menu-keys';
import styles from './menu.module.css';

type Props = {
  label: string;
  /** Classes of the button that opens it. */
  className: string;
  button: ReactNode;
  /** The menu's side of its button; `free`: where there is room. */
  placement: 'above' | 'below' | 'free';
  onOpen?: () => void;
  onClose?: () => void;
  children: ReactNode;
};

const GAP_PX = 6;
/** The minimum width of a menu, with some distance to the edge. */
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
          if (!['ArrowDown', 'ArrowUp'].includes(pressedKey(event) ?? '')) return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        {button}
      </button>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- presses of items bubble to here; each item is a real button */}
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
          // Rotating a phone must not leave the menu away from its button.
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
  /** Why the item is disabled; a press may say so. */
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
      // A menu that opens under a resting pointer also gets pointer events; only real movement may take the keyboard's
      // focus.
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

/** React events also bubble from a dialog that an item opened, through the portal. */
function isInside({ target, currentTarget }: SyntheticEvent): boolean {
  return target instanceof Node && currentTarget.contains(target);
}

/** Moves the focus by arrows, and by type-ahead. */
function useMenuKeys() {
  const typed = useRef(NOTHING_TYPED);
  return (event: KeyboardEvent, items: readonly HTMLElement[]): void => {
    const key = pressedKey(event);
    if (key === null) return;
    const { timeStamp, ctrlKey, metaKey, altKey } = event;
    const at = items.findIndex((item) => item === document.activeElement);
    const next = ctrlKey || metaKey || altKey ? null : typedAfter(typed.current, key, timeStamp);
    typed.current = next ?? typed.current;
    const labels = items.map(({ textContent }) => textContent);
    const to = next === null ? arrowTarget(key, at, items.length) : typeAheadTarget(labels, at, next.text);
    // A space within a label does not press the focused item.
    if (to !== null || (next !== null && key === ' ')) event.preventDefault();
    if (to !== null) items.at(to)?.focus();
  };
}
