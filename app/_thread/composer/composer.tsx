'use client';
import dynamic from 'next/dynamic';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMentionAutocomplete } from '@/hooks/composer/use-mention-autocomplete';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import type { Composer as State } from '@/hooks/composer/use-composer';
import { useIsIdle } from '@/hooks/shell/use-idle';
import { useQueue } from '@/hooks/runs/use-queue';
import { useStop } from '@/hooks/runs/use-run-actions';
import { useConfig } from '@/hooks/core/session/use-session';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { nothingInstead } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { MAX_QUEUE } from '@/model/limits';
import { isBlank, type Message } from '@/model/message';
import type { Thread } from '@/model/thread';
import { sendingKey } from '@/hooks/core/keys';
import { useTimes } from '@/app/_ui/times';
import { isQueueFull, replyHint, withPayer } from './reply-hint';
import { MentionList } from './mention-list';
import { ComposerBar } from './composer-bar';
import { ComposerBox } from './composer-box';
import { useMessageFiles } from './file-drop-target';
import { messageBoxStrings } from '@/app/_ui/message-box/strings';
import { composerStrings } from './strings';
import drop from '@/app/_ui/drop.module.css';
import messageBox from '@/app/_ui/message-box/message-box.module.css';
import styles from './composer.module.css';

const UsualChangeToast = dynamic(
  () => import('./usual-change').then((module) => module.UsualChangeToast, nothingInstead),
  {
    ssr: false,
  },
);

const KeyCommands = dynamic(
  () => import('./key-commands').then((module) => module.KeyCommands, nothingInstead),
  {
    ssr: false,
  },
);

type Props = {
  thread: Thread;
  composer: State;
  /** The last message, when it asked nobody and can still be asked about. */
  unasked: string | null;
  /** The last message that can be replied to. */
  last: Message | null;
  /** My last message, where it can be edited. */
  editableId: string | null;
  /** Rendered above the text. */
  strip: ReactNode;
};

export function Composer({ thread, composer, unasked, last, editableId, strip }: Props) {
  const strings = useStrings(composerStrings);
  const { text, outcome, submit, replying } = composer;
  const box = useRef<HTMLTextAreaElement>(null);
  const autocomplete = useMentionAutocomplete({ ...composer, box });
  const listId = useId();
  const explain = useId();
  const { explanation, problem } = useExplanation(thread, composer);
  const asksAbout = isBlank(text) && outcome.reason !== 'off' ? unasked : null;
  useFocusAtStart(box);
  useEffect(() => {
    if (replying.startCount > 0) box.current?.focus();
  }, [replying.startCount]);
  useEffect(() => {
    if (composer.insertCount > 0) box.current?.focus();
  }, [composer.insertCount]);
  const isIdle = useIsIdle();
  const stopping = useStopping(thread.id, isBlank(text));
  const onFiles = useMessageFiles(composer);
  const send = () => {
    if (problem === null) submit();
  };
  return (
    <div className={styles.area}>
      <form
        className={messageBox.box}
        onSubmit={(event) => {
          event.preventDefault();
          send();
          box.current?.focus();
        }}
      >
        {autocomplete.found.length > 0 && (
          <>
            <MentionList id={listId} autocomplete={autocomplete} />
            <p className="visually-hidden" role="status">
              {strings.toMention(autocomplete.found.length)}
            </p>
          </>
        )}
        <p className={`${drop.drop} ${styles.drop}`}>{strings.dropText}</p>
        {strip}
        <ComposerBox
          {...{ box, autocomplete, listId, explain, composer, threadId: thread.id, problem, send, onFiles }}
          stop={stopping?.stop ?? null}
        />
        <ComposerBar
          {...{ composer, threadId: thread.id, explain, explanation, problem, asksAbout, stopping }}
        />
      </form>
      <Hint />
      {isIdle && <KeyCommands {...{ composer, box, last, editableId }} threadId={thread.id} />}
      {composer.usualChange !== null && <UsualChangeToast change={composer.usualChange} />}
    </div>
  );
}

/** Stopping the answer to my question, while nothing is typed; null without one. The focus stays in the box. */
function useStopping(threadId: string, isEmpty: boolean) {
  const { uid: me } = useMe();
  const { stop, stopping } = useStop(threadId);
  const run = useQueue(threadId).find(({ status }) => status === 'writing');
  if (!isEmpty || run?.askedBy !== me) return null;
  return { stop: () => stop(run.id), busy: stopping === run.id };
}

/** What pressing Send will do, or why it is disabled. */
function useExplanation(thread: Thread, { text, outcome, isTooLong }: State) {
  const strings = useStrings(composerStrings);
  const { tooLong } = useStrings(messageBoxStrings);
  const { uid: me } = useMe();
  const { ordinal } = useTimes();
  const displayName = useDisplayName();
  const queue = useQueue(thread.id);
  const full = outcome.asks && !isBlank(text) && isQueueFull(queue);
  const problem = isTooLong ? tooLong : full ? strings.queueFull(MAX_QUEUE) : null;
  const members = thread.memberIds.length;
  const { budgets } = useConfig();
  const explanation = withPayer(
    strings,
    replyHint(strings, { outcome, members, me, queue, ordinal, displayName }),
    outcome.asks ? { settings: thread.settings, budgets, me } : null,
  );
  return { problem, explanation };
}

function Hint() {
  const strings = useStrings(composerStrings);
  const [enter] = useDeviceSetting('enter');
  const { scriptedModel } = useConfig();
  const isFramed = window.parent !== window;
  return (
    <p className={styles.hint} hidden={isFramed}>
      <span className={styles.keys}>
        {enter === 'sends' ? strings.enterSends : strings.enterBreaks(sendingKey())}
      </span>
      {scriptedModel && strings.scripted}
    </p>
  );
}

/** Focuses the box, except where that would open an on-screen keyboard over the page. */
function useFocusAtStart(box: { current: HTMLTextAreaElement | null }): void {
  const { demo } = useConfig();
  const { email } = useMe();
  // Of the demo's two frames, only the first person's takes the focus.
  const yields = window.parent !== window && email !== demo?.people[0]?.email;
  useEffect(() => {
    if (!yields && window.matchMedia('(pointer: fine)').matches) box.current?.focus({ preventScroll: true });
  }, [box, yields]);
}
