'use client';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { useRef, useState } from 'react';
import { useConfig } from '@/hooks/use-session';
import { PRODUCT_NAME } from '@/model/product';
import { Avatar } from '../_ui/avatar';
import { Logo } from '../_ui/logo';
import styles from './demo.module.css';
import { DEMO_SAY } from './say';

const STARTERS = [
  'What should we check before Thursday’s launch?',
  'Compare three pricing plans in a table',
  'Show sign-ups of the last six months as a chart',
  'Make a form to plan our off-site',
] as const;

/** Two people, one thread, one window: what one asks grows on both screens. */
export function Demo() {
  const { demo, scriptedModel } = useConfig();
  const [front, setFront] = useState('ada');
  const first = useRef<HTMLIFrameElement>(null);
  if (demo === null) notFound();
  const people = demo.people.slice(0, 2);
  const say = (text: string) =>
    first.current?.contentWindow?.postMessage({ kind: DEMO_SAY, text }, window.location.origin);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <Link href="/" className={styles.brand ?? ''} prefetch={false}>
          <Logo size={26} />
          {PRODUCT_NAME}
        </Link>
        <h1>Two people, one thread. Ask as Ada, watch both screens.</h1>
        {scriptedModel && <p>Answers come from a script: no model is connected.</p>}
      </header>
      <div className={styles.starters} role="group" aria-label="Ask as Ada">
        {STARTERS.map((text) => (
          <button key={text} type="button" onClick={() => say(text)}>
            {text}
          </button>
        ))}
      </div>
      <div className={styles.tabs} role="group" aria-label="Whose screen">
        {people.map(({ key, name }) => (
          <button key={key} type="button" aria-pressed={front === key} onClick={() => setFront(key)}>
            <Avatar id={`demo-${key}`} name={name} size={24} /> {name}’s screen
          </button>
        ))}
      </div>
      <div className={styles.screens}>
        {people.map(({ key, name }, index) => (
          <section
            key={key}
            className={styles.screen}
            data-front={front === key}
            aria-label={`${name}’s screen`}
          >
            <p className={styles.whose}>
              <Avatar id={`demo-${key}`} name={name} size={24} />
              <strong>{name}</strong> {index === 0 ? 'asks' : 'watches, and may ask or stop too'}
            </p>
            {/* The same site, the same rights: a sandbox would only take its storage away. */}
            {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
            <iframe
              ref={index === 0 ? first : null}
              title={`${name}’s screen`}
              src={`/t/${demo.threadId}?as=${key}`}
              allow="clipboard-write"
            />
          </section>
        ))}
      </div>
    </main>
  );
}
