'use client';
import { Check, Copy } from 'lucide-react';
import { memo } from 'react';
import { useCopied } from '@/hooks/core/use-copied';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { useThrottled } from '@/hooks/messages/use-throttled';
import { isFromFile } from '@/model/imported';
import { readableText } from '@/model/message';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { runErrorStrings } from '@/model/run-strings';
import type { GuestAnswer, GuestAuthor, GuestMessage } from '@/model/share';
import { previewOf } from '@/model/title';
import { AssistantAvatar, Avatar } from '@/app/_ui/avatar';
import { IconButton } from '@/app/_ui/icon-button';
import { AnswerBody } from '@/app/_thread/message/answer/answer-body';
import { answerOutcomeOf } from '@/app/_thread/message/answer/answer-outcome';
import { landedStateOf, type LandedState } from '@/app/_thread/message/answer/answer-state';
import answerStyles from '@/app/_thread/message/answer/answer.module.css';
import { ImportedExtras, ImportedMark } from '@/app/_thread/message/imported/imported-mark';
import { FootTools, MessageFrame } from '@/app/_thread/message/message-frame';
import { MessageNote } from '@/app/_thread/message/message-note';
import { answeringStrings, answerStrings } from '@/app/_thread/message/strings';
import { avatarId, CopyLink, Excerpt, useAuthorName } from './guest-message';
import type { GuestAnswerRow } from './guest-rows';
import { guestStrings } from './strings';

/** As for members: fast enough to read along. */
const RENDER_MS = 250;

type Props = Omit<GuestAnswerRow, 'kind' | 'key'>;

/** An answer from its question on: queued, written word by word, landed. */
export const GuestAnswerView = memo(function GuestAnswerView({ seq, message, open, asker, question }: Props) {
  const authorName = useAuthorName();
  // Another product's assistant is quoted: by its name, without our picture.
  const quoted = message !== null && isFromFile(message.imported) ? message : null;
  const name = authorName(quoted?.author ?? { number: 0, name: ASSISTANT_NAME });
  const isWriting = open?.state === 'writing';
  const text = useThrottled(open?.text ?? '', isWriting ? RENDER_MS : 0);
  return (
    <MessageFrame
      id={String(seq)}
      author={name}
      avatar={
        quoted === null ? <AssistantAvatar size={32} /> : <Avatar id={avatarId(quoted.author)} name={name} />
      }
      startsGroup
      at={isWriting ? null : (message?.createdAt ?? null)}
      headNote={<ImportedMark message={message?.imported ? { imported: message.imported } : null} />}
      reply={question && referenceTo(question)}
      data-kind={open?.state === 'queued' && message === null ? 'waiting' : 'answer'}
      aria-busy={isWriting ? true : undefined}
      // GuestAnswerStatus announces the answer, once.
      aria-live="off"
    >
      <AnswerBody
        content={isWriting ? text : (message?.content ?? '')}
        plain={isWriting ? '' : (message?.plain ?? '')}
        state={isWriting ? 'streaming' : 'complete'}
        isQuoted={quoted?.format === 'markdown'}
      />
      <ImportedExtras message={message?.imported ? { imported: message.imported } : null} />
      {open === null ? message && <LandedFoot message={message} /> : <OpenFoot open={open} asker={asker} />}
    </MessageFrame>
  );
});

function referenceTo({ seq, author, ...message }: GuestMessage) {
  const role = message.from === 'assistant' ? 'assistant' : 'user';
  return {
    to: { id: String(seq), authorId: author.number === 0 ? ASSISTANT_ID : null, authorName: author.name },
    excerpt: <Excerpt text={previewOf(readableText({ ...message, role }), role)} />,
    tie: 'Answer' as const,
  };
}

function OpenFoot({ open, asker }: { open: GuestAnswer; asker: GuestAuthor | null }) {
  const strings = useStrings(guestStrings);
  const answering = useStrings(answeringStrings);
  const authorName = useAuthorName();
  if (open.state !== 'writing') {
    const text = asker === null ? strings.queued : answering.question(authorName(asker));
    return <MessageNote look="quiet" text={text} />;
  }
  const isRestarted = open.attempt > 1;
  const text =
    asker === null
      ? strings.answering
      : (isRestarted ? answering.restartedFor : answering.writingFor)(authorName(asker));
  return (
    <div className={answerStyles.foot}>
      <span className={answerStyles.writing} data-stall-state="none">
        <i aria-hidden="true" />
        {text}
      </span>
    </div>
  );
}

function LandedFoot({ message }: { message: GuestMessage }) {
  const strings = useStrings(answerStrings);
  const guest = useStrings(guestStrings);
  const errorStrings = useStrings(runErrorStrings);
  const displayName = useDisplayName();
  const { copied, copy } = useCopied();
  const authorName = useAuthorName();
  const outcome = answerOutcomeOf(guestStateOf(message, authorName), {
    isNewest: true,
    strings: { answer: strings, error: errorStrings, displayName },
  });
  const text = readableText({ ...message, role: 'assistant' });
  return (
    <>
      {outcome && <MessageNote look={outcome.isProblem ? 'problem' : 'quiet'} text={outcome.text} />}
      <FootTools>
        {text !== '' && (
          <IconButton
            size="small"
            label={guest.copyAnswer}
            onClick={() => copy(text)}
            icon={copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          />
        )}
        <CopyLink seq={message.seq} />
        <span className="visually-hidden" role="status">
          {copied ? guest.copied : ''}
        </span>
      </FootTools>
    </>
  );
}

/** What became of a later try to write it anew is the members' business. */
function guestStateOf(
  { status, stoppedBy, error, content, isDeclined }: GuestMessage,
  authorName: (author: GuestAuthor) => string,
): LandedState {
  const isDone = status === 'done';
  const stop = stoppedBy && { by: '', byName: authorName(stoppedBy), at: 0 };
  return landedStateOf({
    status,
    content,
    stop: isDone ? null : stop,
    error: isDone ? null : error,
    metadata: { declined: isDeclined },
  });
}
