'use client';
// A menu on the browser's own popover: it lies on top, closes on Escape and on a press elsewhere, and gives the focus
// back. What is left to do is its place and the arrow keys.
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './menu.module.css';

type Props = {
  label: string;
  /** Classes of the button that opens it. */
  className: string;
  button: ReactNode;
  /** Where the menu stands by its button. */
  place: 'above' | 'below';
  children: ReactNode;
};

const GAP_PX = 6;

export function Menu({ label, className, button, place, children }: Props) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  const put = () => {
    const box = trigger.current?.getBoundingClientRect();
    if (!box || !menu.current) return;
    const { style } = menu.current;
    if (place === 'above') {
      style.left = `${box.left}px`;
      style.bottom = `${window.innerHeight - box.top + GAP_PX}px`;
    } else {
      style.right = `${document.documentElement.clientWidth - box.right}px`;
      style.top = `${box.bottom + GAP_PX}px`;
    }
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
        onBeforeToggle={put}
        onToggle={(event) => event.newState === 'open' && itemsOf(menu.current)[0]?.focus()}
        onKeyDown={(event) => moveFocus(event, itemsOf(menu.current))}
        onClick={() => menu.current?.hidePopover()}
      >
        {children}
      </div>
    </>
  );
}

type ItemProps = { onPress: () => void; tone?: 'danger'; checked?: boolean; children: ReactNode };

export function MenuItem({ onPress, tone, checked, children }: ItemProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      className={tone === 'danger' ? `${styles.item} ${styles.danger}` : styles.item}
      onClick={onPress}
      onPointerEnter={(event) => event.currentTarget.focus()}
    >
      {children}
    </button>
  );
}

export function MenuLine() {
  return <hr className={styles.line} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className={styles.label}>{children}</div>;
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return menu === null ? [] : [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

function moveFocus(event: KeyboardEvent, items: readonly HTMLElement[]): void {
  const at = items.findIndex((item) => item === document.activeElement);
  const to = targetOf(event.key, at, items.length);
  if (to === null) return;
  event.preventDefault();
  items.at(to)?.focus();
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
