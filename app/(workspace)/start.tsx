'use client';
import { SquarePen } from 'lucide-react';
import { useSending } from '@/hooks/use-outbox';
import { useConfig } from '@/hooks/use-session';
import { useTabTitle } from '@/hooks/use-tab-title';
import { useNewThread } from '@/hooks/use-threads';
import { useMe } from '@/hooks/use-workspace';
import { Button } from '../_ui/button';
import { Logo } from '../_ui/logo';
import { STARTERS } from './starters';
import styles from './start.module.css';

/** Nothing is chosen: what could be begun. */
export function Start() {
  useTabTitle(null);
  const me = useMe();
  const { scriptedModel } = useConfig();
  const { create, busy } = useNewThread();
  const { send } = useSending();
  const begin = async (text: string) => {
    const threadId = await create();
    if (threadId !== null) send({ threadId, text, ask: true });
  };
  return (
    <div className={styles.start}>
      <div className={styles.inner}>
        <Logo size={44} />
        <h1>Hello {me.name}. What shall we begin?</h1>
        <p>
          Start alone, add people when you want them. Everybody in a thread sees every word as it is written.
        </p>
        <ul className={styles.cards}>
          {STARTERS.map(({ title, text }) => (
            <li key={title}>
              <button type="button" className={styles.card} disabled={busy} onClick={() => void begin(text)}>
                <strong>{title}</strong>
                <span>{text}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button look="primary" busy={busy} onClick={() => void create()}>
          <SquarePen size={18} aria-hidden="true" /> Begin an empty thread
        </Button>
        {scriptedModel && (
          <p className={styles.hint}>Answers come from a script here; no model is connected.</p>
        )}
      </div>
    </div>
  );
}
