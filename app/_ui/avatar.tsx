import type { CSSProperties } from 'react';
import styles from './avatar.module.css';
import { hueOf, initialsOf } from './initials';
import { Logo } from './logo';

type Props = { id: string; name: string; photoUrl?: string | null; size?: number };

/** Initials on a colour of their own: pictures from elsewhere would tell that place who reads. */
export function Avatar({ id, name, photoUrl = null, size = 32 }: Props) {
  // CSSProperties knows no custom properties.
  const style = {
    width: size,
    height: size,
    fontSize: Math.round(size * 0.4),
    '--hue': hueOf(id),
  } as CSSProperties;
  return (
    <span className={styles.avatar} style={style} aria-hidden="true">
      {/* oxlint-disable-next-line nextjs/no-img-element -- small already, and cached for good */}
      {photoUrl === null ? initialsOf(name) : <img src={photoUrl} alt="" />}
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
