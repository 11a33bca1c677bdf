'use client';
import { Link2 } from 'lucide-react';
import { createContext, memo, use } from 'react';
import { useCopy } from '@/hooks/messages/use-copy';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { isFromFile } from '@/model/imported';
import { readableText } from '@/model/message';
import { ASSISTANT_ID } from '@/model/product';
import type { GuestAuthor, GuestMessage, ShareNames } from '@/model/share';
import { Avatar } from '@/app/_ui/avatar';
import { IconButton } from '@/app/_ui/icon-button';
import { useTimes } from '@/app/_ui/times';
import { Markdown } from '@/app/_thread/markdown/markdown';
import { SourceText } from '@/app/_thread/markdown/source/source-text';
import { ImportedExtras, ImportedMark } from '@/app/_thread/message/imported/imported-mark';
import { LongText } from '@/app/_thread/message/long-text';
import { HeadNote, MessageFrame } from '@/app/_thread/message/message-frame';
import { MessageNote } from '@/app/_thread/message/message-note';
import { messageStrings } from '@/app/_thread/message/strings';
import type { GuestRow } from './guest-rows';
import { guestStrings } from './strings';

type Props = { message: GuestMessage; startsGroup: boolean };

/** What a person said. An imported text is markdown, as members see it. */
export const GuestMessageView = memo(function GuestMessageView({ message, startsGroup }: Props) {
  const strings = useStrings(messageStrings);
  const name = useAuthorName()(message.author);
  const { fullTime } = useTimes();
  const { seq, author, content, createdAt, editedAt, imported, replyTo } = message;
  const edited = editedAt !== null && (
    <HeadNote>
      <span title={fullTime(editedAt)}>{strings.edited}</span>
    </HeadNote>
  );
  return (
    <MessageFrame
      id={String(seq)}
      author={name}
      authorDir="auto"
      avatar={<Avatar id={avatarId(author)} name={name} />}
      startsGroup={startsGroup}
      at={createdAt}
      headNote={
        <>
          {edited}
          <ImportedMark message={imported && { imported }} />
        </>
      }
      reply={replyTo && referenceOf(replyTo)}
      tools={<CopyLink seq={seq} />}
    >
      {!isFromFile(imported) ? (
        <LongText text={content} after={!startsGroup && edited} />
      ) : (
        <Markdown text={content} isStreaming={false} />
      )}
      <ImportedExtras message={imported && { imported }} />
    </MessageFrame>
  );
});

type ReplyTo = NonNullable<GuestMessage['replyTo']>;

function referenceOf({ seq, author, excerpt }: ReplyTo) {
  return {
    to: { id: String(seq), authorId: author.number === 0 ? ASSISTANT_ID : null, authorName: author.name },
    excerpt: <Excerpt text={excerpt} />,
  };
}

/** The beginning of a message that is replied to; guests may not be able to read it. */
export function Excerpt({ text }: { text: string }) {
  const strings = useStrings(messageStrings);
  return text === '' ? <em>{strings.noText}</em> : <span dir="auto">{text}</span>;
}

export function CopyLink({ seq }: { seq: number }) {
  const strings = useStrings(guestStrings);
  const copy = useCopy();
  const { origin, pathname } = window.location;
  return (
    <IconButton
      size="small"
      label={strings.copyLink}
      onClick={() => copy(`${origin}${pathname}#${seq}`, strings.linkCopied)}
      icon={<Link2 size={16} aria-hidden="true" />}
    />
  );
}

/** What people are called in this share. */
export const GuestNamesContext = createContext<ShareNames>('real');

/** Where people have numbers for names, in the reader's language. Quoted people of files have none. */
export function useAuthorName(): (author: GuestAuthor) => string {
  const { participant } = useStrings(guestStrings);
  const isNumbered = use(GuestNamesContext) === 'numbered';
  const displayName = useDisplayName();
  return ({ number, name }) =>
    isNumbered && number > 0
      ? participant(number)
      : displayName({ id: number === 0 ? ASSISTANT_ID : null, name });
}

/** Its colour alone is taken from it. */
export function avatarId({ number, name }: GuestAuthor): string {
  return `participant-${number}-${name}`;
}

/** Replaces a row that failed to render: its text as plain text, with nothing that could fail again. */
export function BrokenGuestMessage({ row }: { row: GuestRow }) {
  const strings = useStrings(messageStrings);
  if (row.kind !== 'message' && row.kind !== 'answer') return null;
  const { message } = row;
  const text =
    message === null ? '' : readableText({ ...message, role: row.kind === 'answer' ? 'assistant' : 'user' });
  return (
    <article>
      <MessageNote
        look="problem"
        role="alert"
        text={row.kind === 'answer' ? strings.brokenAnswer : strings.broken}
      />
      {text !== '' && <SourceText text={text} />}
    </article>
  );
}
