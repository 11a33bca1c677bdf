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

const MIDDLE_BUTTON = 1;

/**
 * A link in an answer shows its destination, and asks for confirmation: the model wrote its text, which may be
 * misleading. So do the middle button and the modifier keys that would open a tab.
 */
export function ExternalLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const [asks, setAsks] = useState(false);
  const host = hostOf(href);
  if (host === null || href === undefined) return <span>{children}</span>;
  const saysHost = typeof children === 'string' && children.includes(host);
  const press = (event: MouseEvent) => {
    event.preventDefault();
    setAsks(true);
  };
  const pressMiddle = (event: MouseEvent) => {
    if (event.button === MIDDLE_BUTTON) press(event);
  };
  return (
    <>
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        title={href}
        onClick={press}
        onAuxClick={pressMiddle}
      >
        {children}
        {!saysHost && (
          <span className={styles.host} data-added="">
            {' '}
            ({host})
          </span>
        )}
      </a>
      {asks && <ExternalLinkDialog url={href} onClose={() => setAsks(false)} />}
    </>
  );
}
