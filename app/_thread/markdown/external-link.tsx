'use client';
import dynamic from 'next/dynamic';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { hostOf } from './links';
import styles from './markdown.module.css';

const ExternalLinkDialog = dynamic(
  () => import('./external-link-dialog').then((module) => module.ExternalLinkDialog),
  {
    ssr: false,
  },
);

/**
 * A link in an answer shows its destination, and asks for confirmation: the model wrote its text, which may be
 * misleading.
 * Other mouse buttons and modifier keys have the browser's own behaviour.
 */
export function ExternalLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const [asks, setAsks] = useState(false);
  const host = hostOf(href);
  if (host === null || href === undefined) return <span>{children}</span>;
  const saysHost = typeof children === 'string' && children.includes(host);
  const press = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setAsks(true);
  };
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href} onClick={press}>
        {children}
        {!saysHost && <span className={styles.host}> ({host})</span>}
      </a>
      {asks && <ExternalLinkDialog url={href} onClose={() => setAsks(false)} />}
    </>
  );
}
