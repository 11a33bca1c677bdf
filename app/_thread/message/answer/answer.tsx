'use client';
import { memo, useMemo } from 'react';
import { useDraft } from '@/hooks/runs/use-draft';
import { useVersions, type Versions } from '@/hooks/messages/use-versions';
import { useThrottled } from '@/hooks/messages/use-throttled';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { isFromFile } from '@/model/imported';
import { isRemoved, type Message } from '@/model/message';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { AssistantAvatar, Avatar } from '@/app/_ui/avatar';
import { AnswerBody } from './answer-body';
import { AnswerFoot } from './answer-foot';
import { runOf, stateKeyOf, type AnswerState } from './answer-state';
import { answeringStrings } from '@/app/_thread/message/strings';
import { StreamingFoot } from './streaming-foot';
import { useActor, useReader } from '@/app/_thread/context';
import { HiddenNote } from '@/app/_thread/message/hidden-note';
import { ImportedExtras, ImportedMark } from '@/app/_thread/message/imported/imported-mark';
import { HeadNote, MessageFrame } from '@/app/_thread/message/message-frame';
import type { MessageWithPolls } from '@/app/_thread/message/generated/blocks/fences-in-answer';
import type { AnswerWithForms } from '@/app/_thread/message/generated/forms/forms-store';
import { referenceTo } from '@/app/_thread/message/quoted-text';
import type { AnswerRow } from '@/app/_thread/rows';
import { QueuedAnswer } from './queued-answer';

/**
 * The interval at which a streaming answer is rendered at most: fast enough to read along, and typing beside it stays
 * responsive.
 */
const RENDER_MS = 250;

type Props = Omit<AnswerRow, 'kind' | 'key'>;

/** One element from the question on: queued, streaming, landed. Nothing is mounted or unmounted in between. */
export const Answer = memo(function Answer({ message, state, isQuestionRemoved, question }: Props) {
  const strings = useStrings(answeringStrings);
  const displayName = useDisplayName();
  // Another product's assistant is quoted: by its name, without our picture.
  const quoted = message !== null && isFromFile(message.imported) ? message : null;
  const name = displayName(
    quoted === null
      ? { id: ASSISTANT_ID, name: ASSISTANT_NAME }
      : { id: quoted.authorId, name: quoted.authorName },
  );
  const { threadId } = useReader();
  const actor = useActor();
  const streaming = state.kind === 'streaming' ? state.run : null;
  const draft = useDraft(streaming && { threadId, runId: streaming.id, attempt: streaming.attempt });
  const text = useThrottled(draft, streaming ? RENDER_MS : 0);
  const versions = useVersions(threadId, message);
  const { shown } = versions;
  const isEarlier = shown !== message && streaming === null;
  const { forms, polls } = useMemo(() => partsOf(message, shown), [message, shown]);
  return (
    <MessageFrame
      id={message?.id ?? runOf(state)?.answerId}
      author={name}
      avatar={quoted === null ? <AssistantAvatar size={32} /> : <Avatar id={quoted.authorId} name={name} />}
      startsGroup
      at={streaming ? null : (shown?.createdAt ?? null)}
      headNote={
        <>
          {isEarlier && <HeadNote>{strings.earlier}</HeadNote>}
          <ImportedMark message={message} />
        </>
      }
      reply={question && { ...referenceTo(question, question), tie: 'Answer' }}
      data-kind={state.kind === 'queued' && message === null ? 'waiting' : 'answer'}
      data-opened={isEarlier || undefined}
      aria-busy={streaming ? true : undefined}
      // AnswerStatus announces the answer, once.
      aria-live="off"
    >
      <AnswerBody
        key={isEarlier ? versions.number : 'newest'}
        content={streaming ? text : (shown?.content ?? '')}
        plain={streaming ? '' : (shown?.plain ?? '')}
        state={streaming ? 'streaming' : 'complete'}
        isQuoted={quoted !== null && shown?.format === 'markdown'}
        forms={streaming ? null : forms}
        polls={streaming ? null : polls}
      />
      <ImportedExtras message={message} />
      <Foot
        state={state}
        length={text.length}
        newest={message}
        versions={versions}
        mayRegenerate={actor?.mayPost === true && !isQuestionRemoved && message?.imported === undefined}
      />
    </MessageFrame>
  );
}, isSame);

/** What is entered, and voted, stands beside the answer, whichever of its versions it belongs to. */
function partsOf(message: Message | null, shown: Message | null): Parts {
  if (message === null || shown === null || isRemoved(shown.status)) return { forms: null, polls: null };
  const { runId, forms, polls } = shown;
  const of = { id: message.id, isEarlier: shown !== message };
  return { forms: forms ? { ...of, runId, forms } : null, polls: polls ? { ...of, polls } : null };
}

type Parts = { forms: AnswerWithForms | null; polls: MessageWithPolls | null };

type FootProps = {
  state: AnswerState;
  /** The length of the text so far. */
  length: number;
  newest: Message | null;
  versions: Versions;
  mayRegenerate: boolean;
};

function Foot({ state, length, newest, versions, mayRegenerate }: FootProps) {
  switch (state.kind) {
    case 'queued':
      return <QueuedAnswer run={state.run} ahead={state.ahead} />;
    case 'streaming':
      return <StreamingFoot run={state.run} length={length} />;
    case 'landing':
      return null;
    case 'done':
    case 'stopped':
    case 'failed':
    case 'cut-off':
    case 'cancelled':
    case 'deleted':
      return newest && <AnswerFoot newest={newest} versions={versions} mayRegenerate={mayRegenerate} />;
    case 'hidden':
      return newest && <HiddenNote message={newest} />;
  }
}

function isSame(a: Props, b: Props): boolean {
  return (
    a.message === b.message &&
    a.isQuestionRemoved === b.isQuestionRemoved &&
    a.question === b.question &&
    stateKeyOf(a.state) === stateKeyOf(b.state)
  );
}
