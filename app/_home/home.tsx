'use client';
import { useRef } from 'react';
import { suggestedText } from '@/hooks/composer/use-composer';
import { useStart } from '@/hooks/composer/use-start';
import { useConfig } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { useIdleAfter } from '@/hooks/shell/use-idle';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { useMe } from '@/hooks/core/session/use-workspace';
import { starters } from '@/model/starters';
import { Logo } from '@/app/_ui/logo';
import { StartBox } from './start-box';
import { homeStrings } from './strings';
import cards from '@/app/_ui/cards.module.css';
import styles from './home.module.css';

/** The start page, while no thread is open: a message box for a new thread, and starters that fill it. */
export function Home() {
  useTabTitle(null);
  useIdleAfter(true);
  const strings = useStrings(homeStrings);
  const questions = useStrings(starters);
  const me = useMe();
  const { scriptedModel } = useConfig();
  const start = useStart();
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <div className={styles.home}>
      <div className={styles.inner}>
        <Logo size={44} />
        <h1>{strings.hello(me.name)}</h1>
        <p>{strings.what}</p>
        <StartBox start={start} box={box} />
        <ul className={cards.cards}>
          {questions.map(({ title, text }) => (
            <li key={title}>
              <button
                type="button"
                className={cards.card}
                disabled={start.busy}
                onClick={() => {
                  start.write(suggestedText(start.text, text));
                  box.current?.focus();
                }}
              >
                <strong>{title}</strong>
                <span>{text}</span>
              </button>
            </li>
          ))}
        </ul>
        {scriptedModel && <p className={styles.hint}>{strings.scripted}</p>}
      </div>
    </div>
  );
}
