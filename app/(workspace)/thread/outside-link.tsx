import type { ReactNode } from 'react';
import { hostOf } from './links';
import styles from './markdown.module.css';

/** A link in an answer says where it leads: the model wrote its words, and they may say something else. */
export function OutsideLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const host = hostOf(href);
  if (host === null) return <span>{children}</span>;
  const saysHost = typeof children === 'string' && children.includes(host);
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {children}
      {!saysHost && <span className={styles.host}> ({host})</span>}
    </a>
  );
}
