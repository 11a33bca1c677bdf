'use client';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useCalling } from '@/hooks/composer/use-mention-autocomplete';
import { useChoice } from '@/hooks/core/use-device-settings';
import type { Composer as State } from '@/hooks/composer/use-composer';
import { useLine } from '@/hooks/runs/use-queue';
import { useConfig } from '@/hooks/core/use-session';
import { useWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';
import { MAX_QUEUE } from '@/model/limits';
import { isBlank } from '@/model/message';
import type { Thread } from '@/model/thread';
import { sendingKey } from '@/app/_ui/keys';
import { useTimes } from '@/app/_ui/use-times';
import { isLineFull, wordsForAsking } from './reply-hint';
import { CallList } from './mention-list';
import { ComposerBar } from './composer-bar';
import { ComposerBox } from './composer-box';
import { composerWords } from './strings';
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
  const words = useWords(composerWords);
  const { text, outcome, submit, replying } = composer;
  const box = useRef<HTMLTextAreaElement>(null);
  const calling = useCalling({ ...composer, box });
  const calls = useId();
  const explain = useId();
  const { explanation, problem } = useExplanation(thread, composer);
  const asksAbout = isBlank(text) && outcome.because !== 'off' ? unasked : null;
  useFocusAtStart(box);
  useEffect(() => {
    if (replying.begun > 0) box.current?.focus();
  }, [replying.begun]);
  const send = () => {
    if (problem === null) submit();
  };
  return (
    <div className={styles.area}>
      <form
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault();
          send();
          box.current?.focus();
        }}
      >
        {calling.found.length > 0 && (
          <>
            <CallList id={calls} calling={calling} />
            <p className="visually-hidden" role="status">
              {words.toMention(calling.found.length)}
            </p>
          </>
        )}
        {strip}
        <ComposerBox {...{ box, calling, calls, explain, composer, threadId: thread.id, problem, send }} />
        <ComposerBar {...{ composer, threadId: thread.id, explain, explanation, problem, asksAbout }} />
      </form>
      <Hint />
    </div>
  );
}

/** What pressing Send will do, or why it cannot be pressed. */
function useExplanation(thread: Thread, { text, outcome, isTooLong }: State) {
  const words = useWords(composerWords);
  const { uid: me } = useMe();
  const { ordinal } = useTimes();
  const line = useLine(thread.id);
  const full = outcome.asks && !isBlank(text) && isLineFull(line);
  const problem = isTooLong ? words.tooLong : full ? words.lineFull(MAX_QUEUE) : null;
  const members = thread.memberIds.length;
  return { problem, explanation: wordsForAsking(words, { outcome, members, me, line, ordinal }) };
}

function Hint() {
  const words = useWords(composerWords);
  const [enter] = useChoice('enter');
  const { scriptedModel } = useConfig();
  const isFramed = window.parent !== window;
  return (
    <p className={styles.hint} hidden={isFramed}>
      <span className={styles.keys}>
        {enter === 'sends' ? words.enterSends : words.enterBreaks(sendingKey())}
      </span>
      {scriptedModel && words.scripted}
    </p>
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
