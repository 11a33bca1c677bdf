'use client';
import { ArrowUp, Sparkles } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useCalling } from '@/hooks/use-calling';
import type { Composer as State } from '@/hooks/use-composer';
import { useAskAbout } from '@/hooks/use-run-actions';
import { useConfig } from '@/hooks/use-session';
import { useMe } from '@/hooks/use-workspace';
import { isBlank } from '@/model/message';
import type { Thread } from '@/model/thread';
import { Button } from '../../_ui/button';
import { isComposing, isFinishing } from '../../_ui/keys';
import { wordsForAsking } from './asking-words';
import { CallList, lineId } from './call-list';
import styles from './composer.module.css';

type Props = {
  thread: Thread;
  composer: State;
  /** The last message, when it asked nobody and may still be asked about. */
  unasked: string | null;
  /** Stands above the text. */
  strip: ReactNode;
};

export function Composer({ thread, composer, unasked, strip }: Props) {
  const { text, write, outcome, setAsk, problem, submit, replying } = composer;
  const { scriptedModel } = useConfig();
  const box = useRef<HTMLTextAreaElement>(null);
  const explain = useId();
  const isFramed = window.parent !== window;
  const calling = useCalling({ ...composer, box });
  const calls = useId();
  const callsSomebody = calling.found.length > 0;
  const asksAbout = isBlank(text) && outcome.because !== 'off' ? unasked : null;
  useFocusAtStart(box);
  useEffect(() => {
    if (replying.begun > 0) box.current?.focus();
  }, [replying.begun]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (calling.onKeyDown(event)) return;
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
        {callsSomebody && (
          <>
            <CallList id={calls} calling={calling} />
            <p className="visually-hidden" role="status">
              {calling.found.length} to mention: arrows choose, Enter takes
            </p>
          </>
        )}
        {strip}
        <div className={styles.grow} data-text={`${text}\n`}>
          <textarea
            ref={box}
            rows={1}
            aria-label="Message"
            aria-autocomplete="list"
            aria-controls={callsSomebody ? calls : undefined}
            aria-activedescendant={callsSomebody ? lineId(calls, calling.active) : undefined}
            aria-describedby={explain}
            aria-invalid={problem !== null || undefined}
            placeholder="Write a message"
            dir="auto"
            enterKeyHint="send"
            value={text}
            onChange={(event) => {
              write(event.target.value);
              calling.onCaret();
            }}
            onSelect={calling.onCaret}
            onBlur={calling.close}
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
            {asksAbout === null && (problem ?? wordsForAsking(outcome, thread.memberIds.length))}
          </p>
          {asksAbout !== null && <AskSoFar threadId={thread.id} messageId={asksAbout} />}
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

/** One press asks about what was said, without saying anything new. */
function AskSoFar({ threadId, messageId }: { threadId: string; messageId: string }) {
  const { ask, busy } = useAskAbout(threadId);
  return (
    <Button
      size="small"
      look="quiet"
      className={styles.soFar ?? ''}
      busy={busy}
      onClick={() => ask(messageId)}
    >
      <Sparkles size={14} aria-hidden="true" /> Ask about the messages so far
    </Button>
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
