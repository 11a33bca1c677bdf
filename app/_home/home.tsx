'use client';
import { ChevronLeft, TextCursorInput, UserPlus } from 'lucide-react';
import { useMemo, useRef, type RefObject } from 'react';
import { suggestedText } from '@/hooks/composer/use-composer';
import { useStart } from '@/hooks/composer/use-start';
import { useConfig } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { FOCUS_COMPOSER } from '@/hooks/shell/new-thread';
import { runCommandAt, useCommandsHere } from '@/hooks/shell/use-commands';
import { useIdleAfter } from '@/hooks/shell/use-idle';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { useMe } from '@/hooks/core/session/use-workspace';
import { starters } from '@/model/starters';
import { Button, buttonClass } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { PageLink } from '@/app/_ui/page-link';
import { StartBox } from './start-box';
import { homeStrings } from './home-strings';
import cards from '@/app/_ui/cards.module.css';
import styles from './home.module.css';

type Props = {
  /** Opened to write, and not just because no thread is open: a phone shows it instead of the list. */
  isNew: boolean;
};

/** The start page, while no thread is open: a message box for a new thread, and starters that fill it. */
export function Home({ isNew }: Props) {
  useTabTitle(null);
  useIdleAfter(true);
  const strings = useStrings(homeStrings);
  const questions = useStrings(starters);
  const me = useMe();
  const { scriptedModel } = useConfig();
  const start = useStart();
  const box = useRef<HTMLTextAreaElement>(null);
  useFocusCommand(box);
  return (
    <div className={styles.home} data-new={isNew}>
      <PageLink
        to="/"
        className={`${buttonClass({ look: 'quiet', shape: 'icon' })} ${styles.back}`}
        label={strings.allThreads}
      >
        <ChevronLeft size={22} aria-hidden="true" />
      </PageLink>
      <div className={styles.inner}>
        <Logo size={44} />
        <h1>{strings.hello(me.name)}</h1>
        <p>{strings.what}</p>
        <StartBox start={start} box={box} isNew={isNew} />
        <Button
          size="small"
          look="quiet"
          busy={start.busy}
          onClick={() => void start.makeEmpty((threadId) => runCommandAt(`/t/${threadId}`, 'members'))}
          className={styles.people ?? ''}
        >
          <UserPlus size={16} aria-hidden="true" /> {strings.addPeople}
        </Button>
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

function useFocusCommand(box: RefObject<HTMLTextAreaElement | null>): void {
  const { focusBox } = useStrings(homeStrings);
  useCommandsHere(
    useMemo(
      () => [
        { id: FOCUS_COMPOSER, label: focusBox, Icon: TextCursorInput, press: () => box.current?.focus() },
      ],
      [box, focusBox],
    ),
  );
}
