'use client';
import { ArrowUp } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Composer as State } from '@/hooks/use-composer';
import { useConfig } from '@/hooks/use-session';
import { useMe } from '@/hooks/use-workspace';
import { isBlank } from '@/model/message';
import type { Thread } from '@/model/thread';
import { Button } from '../../_ui/button';
import { isComposing, isFinishing } from '../../_ui/keys';
import { wordsForAsking } from './asking-words';
import styles from './composer.module.css';

type Props = { thread: Thread; composer: State; /** Stands above the text. */ strip: ReactNode };

export function Composer({ thread, composer, strip }: Props) {
  const { text, write, outcome, setAsk, problem, submit, replying } = composer;
  const { scriptedModel } = useConfig();
  const box = useRef<HTMLTextAreaElement>(null);
  const explain = useId();
  const isFramed = window.parent !== window;
  useFocusAtStart(box);
  useEffect(() => {
    if (replying.begun > 0) box.current?.focus();
  }, [replying.begun]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text === '' && !isComposing(event)) replying.close();
    if (!isFinishing(event)) return;
    event.preventDefault();
    submit();
  };
  return (
    <div className={styles.area}>
      <form
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
          box.current?.focus();
        }}
      >
        {strip}
        <div className={styles.grow} data-text={`${text}\n`}>
          <textarea
            ref={box}
            rows={1}
            aria-label="Message"
            aria-describedby={explain}
            aria-invalid={problem !== null || undefined}
            placeholder="Write a message"
            dir="auto"
            enterKeyHint="send"
            value={text}
            onChange={(event) => write(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className={styles.bar}>
          <button
            type="button"
            role="switch"
            className={styles.ask}
            aria-label="Ask the assistant"
            aria-describedby={explain}
            aria-checked={outcome.asks}
            disabled={outcome.because === 'off'}
            onClick={() => setAsk(!outcome.asks)}
          >
            <span className={styles.track} />
            Ask
          </button>
          <p id={explain} className={styles.explain} data-problem={problem !== null} aria-live="polite">
            {problem ?? wordsForAsking(outcome, thread.memberIds.length)}
          </p>
          <Button
            type="submit"
            look="primary"
            shape="icon"
            className={styles.send ?? ''}
            aria-label="Send"
            disabled={isBlank(text) || problem !== null}
          >
            <ArrowUp size={20} strokeWidth={2.4} aria-hidden="true" />
          </Button>
        </div>
      </form>
      <p className={styles.hint} hidden={isFramed}>
        <span className={styles.keys}>Enter sends, Shift+Enter starts a new line. </span>
        {scriptedModel && 'Answers come from a script: no model is connected.'}
      </p>
    </div>
  );
}

/** Ready to type, but not where that would push a keyboard over the page. */
function useFocusAtStart(box: { current: HTMLTextAreaElement | null }): void {
  const { demo } = useConfig();
  const { email } = useMe();
  // Of the demo's frames the first person's has the focus.
  const yields = window.parent !== window && email !== demo?.people[0]?.email;
  useEffect(() => {
    if (!yields && window.matchMedia('(pointer: fine)').matches) box.current?.focus({ preventScroll: true });
  }, [box, yields]);
}
