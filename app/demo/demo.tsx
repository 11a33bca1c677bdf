'use client';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { useRef, useState } from 'react';
import { useConfig } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { PRODUCT_NAME } from '@/model/product';
import { Avatar } from '@/app/_ui/avatar';
import { Logo } from '@/app/_ui/logo';
import { demoStrings } from './strings';
import styles from './demo.module.css';
import { DEMO_MESSAGE } from './demo-message';

/** Two people, one thread, one window: an answer to one of them streams on both screens. */
export function Demo() {
  const strings = useStrings(demoStrings);
  const { demo, scriptedModel } = useConfig();
  const [front, setFront] = useState('ada');
  const first = useRef<HTMLIFrameElement>(null);
  if (demo === null) notFound();
  const people = demo.people.slice(0, 2);
  const send = (text: string) =>
    first.current?.contentWindow?.postMessage({ kind: DEMO_MESSAGE, text }, window.location.origin);
  return (
    <main className={styles.page} aria-label={strings.documentTitle}>
      <header className={styles.head}>
        <Link href="/" className={styles.brand ?? ''} prefetch={false}>
          <Logo size={26} />
          {PRODUCT_NAME}
        </Link>
        <h1>{strings.title}</h1>
        {scriptedModel && <p>{strings.scripted}</p>}
      </header>
      <div className={styles.starters} role="group" aria-label={strings.ask}>
        {strings.starters.map((text) => (
          <button key={text} type="button" onClick={() => send(text)}>
            {text}
          </button>
        ))}
      </div>
      <div className={styles.tabs} role="group" aria-label={strings.whose}>
        {people.map(({ key, name }) => (
          <button key={key} type="button" aria-pressed={front === key} onClick={() => setFront(key)}>
            <Avatar id={`demo-${key}`} name={name} size={24} /> {strings.screenOf(name)}
          </button>
        ))}
      </div>
      <div className={styles.screens}>
        {people.map(({ key, name }, index) => (
          <section
            key={key}
            className={styles.screen}
            data-front={front === key}
            aria-label={strings.screenOf(name)}
          >
            <p className={styles.whose}>
              <Avatar id={`demo-${key}`} name={name} size={24} />
              <strong>{name}</strong> {index === 0 ? strings.asks : strings.watches}
            </p>
            {/* oxlint-disable-next-line react/iframe-missing-sandbox -- the same origin has the same rights: a sandbox would only remove its storage */}
            <iframe
              ref={index === 0 ? first : null}
              title={strings.screenOf(name)}
              src={`/t/${demo.threadId}?as=${key}`}
              allow="clipboard-write"
            />
          </section>
        ))}
      </div>
    </main>
  );
}
