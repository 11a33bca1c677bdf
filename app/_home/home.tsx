'use client';
import { SquarePen } from 'lucide-react';
import { useSending } from '@/hooks/composer/use-outbox';
import { useConfig } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { useIdleAfter } from '@/hooks/shell/use-idle';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { useNewThread } from '@/hooks/threads/use-threads';
import { useMe } from '@/hooks/core/session/use-workspace';
import { starters } from '@/model/starters';
import { Button } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { homeStrings } from './strings';
import cards from '@/app/_ui/cards.module.css';
import styles from './home.module.css';

/** The start page, while no thread is open: starters for a new thread. */
export function Home() {
  useTabTitle(null);
  useIdleAfter(true);
  const strings = useStrings(homeStrings);
  const questions = useStrings(starters);
  const me = useMe();
  const { scriptedModel } = useConfig();
  const { create, busy } = useNewThread();
  const { send } = useSending();
  const startThread = async (text: string) => {
    const threadId = await create();
    if (threadId !== null) send({ threadId, text, ask: true });
  };
  return (
    <div className={styles.home}>
      <div className={styles.inner}>
        <Logo size={44} />
        <h1>{strings.hello(me.name)}</h1>
        <p>{strings.what}</p>
        <ul className={cards.cards}>
          {questions.map(({ title, text }) => (
            <li key={title}>
              <button
                type="button"
                className={cards.card}
                disabled={busy}
                onClick={() => void startThread(text)}
              >
                <strong>{title}</strong>
                <span>{text}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button look="primary" busy={busy} onClick={() => void create()}>
          <SquarePen size={18} aria-hidden="true" /> {strings.newThread}
        </Button>
        {scriptedModel && <p className={styles.hint}>{strings.scripted}</p>}
      </div>
    </div>
  );
}
