'use client';
import { SquarePen } from 'lucide-react';
import { useSending } from '@/hooks/composer/use-outbox';
import { useConfig } from '@/hooks/core/use-session';
import { useWords } from '@/hooks/core/use-strings';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { useNewThread } from '@/hooks/threads/use-threads';
import { useMe } from '@/hooks/shell/workspace-provider';
import { Button } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { startWords } from './strings';
import styles from './home.module.css';

/** Nothing is chosen: what could be begun. */
export function Start() {
  useTabTitle(null);
  const words = useWords(startWords);
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
        <h1>{words.hello(me.name)}</h1>
        <p>{words.what}</p>
        <ul className={styles.cards}>
          {words.starters.map(({ title, text }) => (
            <li key={title}>
              <button type="button" className={styles.card} disabled={busy} onClick={() => void begin(text)}>
                <strong>{title}</strong>
                <span>{text}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button look="primary" busy={busy} onClick={() => void create()}>
          <SquarePen size={18} aria-hidden="true" /> {words.beginEmpty}
        </Button>
        {scriptedModel && <p className={styles.hint}>{words.scripted}</p>}
      </div>
    </div>
  );
}
