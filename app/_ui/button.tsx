import type { ComponentProps } from 'react';
import styles from './button.module.css';

type Look = {
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
  shape?: 'text' | 'icon';
};

/** The classes of a button, for links and menu triggers that look like one. */
export function buttonClass({ look = 'plain', size = 'normal', shape = 'text' }: Look): string {
  return [styles.button, styles[look], size === 'small' && styles.small, shape === 'icon' && styles.icon]
    .filter(Boolean)
    .join(' ');
}

type Props = Look & ComponentProps<'button'> & { busy?: boolean };

export function Button({ look, size, shape, busy = false, className, children, disabled, ...rest }: Props) {
  const classes = buttonClass({ ...(look && { look }), ...(size && { size }), ...(shape && { shape }) });
  return (
    <button
      type="button"
      {...rest}
      className={className ? `${classes} ${className}` : classes}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      {busy && shape === 'icon' ? null : children}
    </button>
  );
}
