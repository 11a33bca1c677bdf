import type { CSSProperties } from 'react';
import styles from './avatar.module.css';
import { hueOf, initialsOf } from './initials';
import { Logo } from './logo';

type Props = {
  id: string;
  name: string;
  size?: number;
  /** An address of this site: pictures from elsewhere would tell that place who reads. */
  photoUrl?: string | null;
};

/** A picture, or initials on a colour of their own; they stand while the picture loads, and where it is gone. */
export function Avatar({ id, name, size = 32, photoUrl = null }: Props) {
  // CSSProperties knows no custom properties.
  const style = {
    width: size,
    height: size,
    fontSize: Math.round(size * 0.4),
    '--hue': hueOf(id),
  } as CSSProperties;
  return (
    <span className={styles.avatar} style={style} data-initials={initialsOf(name)} aria-hidden="true">
      {photoUrl !== null && (
        // Small, of this site and made to measure: there is nothing to make smaller on the way.
        // oxlint-disable-next-line nextjs/no-img-element
        <img
          key={photoUrl}
          src={photoUrl}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          decoding="async"
          onError={(event) => (event.currentTarget.hidden = true)}
        />
      )}
    </span>
  );
}

export function AssistantAvatar({ size = 32 }: { size?: number }) {
  return (
    <span
      className={`${styles.avatar} ${styles.assistant}`}
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      <Logo size={Math.round(size * 0.62)} />
    </span>
  );
}
