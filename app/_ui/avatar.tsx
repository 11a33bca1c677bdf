import type { CSSProperties } from 'react';
import styles from './avatar.module.css';
import { Logo } from './logo';

type Props = {
  id: string;
  name: string;
  size?: number;
  /** An address of this site: loading an external picture would reveal the reader to its host. */
  photoUrl?: string | null;
};

/** A picture, or coloured initials; they are also shown while the picture loads, and when it is missing. */
export function Avatar({ id, name, size = 32, photoUrl = null }: Props) {
  // The type CSSProperties has no custom properties.
  const style = {
    width: size,
    height: size,
    fontSize: Math.round(size * 0.4),
    '--hue': hueOf(id),
  } as CSSProperties;
  return (
    <span className={styles.avatar} style={style} data-initials={initialsOf(name)} aria-hidden="true">
      {photoUrl !== null && (
        // oxlint-disable-next-line nextjs/no-img-element -- small, from this site and already of the right size: there is nothing to optimise
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

/** A person's initials, the same on every screen. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) =>
    word === undefined ? [] : [String.fromCodePoint(word.codePointAt(0) ?? 32)],
  );
  return letters.join('').toUpperCase();
}

/** Hues that can be told apart, also side by side. */
const HUES = [25, 55, 85, 145, 195, 235, 265, 295, 325, 355] as const;
/** The seed of FNV-1a; this one gives the three people of the demo clearly different hues. */
const START = 3;

/** A person's hue, the same on every screen. */
export function hueOf(id: string): number {
  let hash = START;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return HUES[(hash >>> 0) % HUES.length] ?? 0;
}
