'use client';
import { useMessage } from '@/hooks/timeline/use-message';
import { useStrings } from '@/hooks/core/use-strings';
import { isRemoved, readableText, type Message, type ReplyTo } from '@/model/message';
import { previewOf } from '@/model/title';
import type { Reference } from './message-frame';
import { messageStrings } from './strings';
import styles from './message.module.css';
import { useReader } from '@/app/_thread/context';

/** What a member's message or answer shows above it: the message that it replies to. */
export function referenceTo(replyTo: ReplyTo, known: Message | undefined): Reference;
export function referenceTo(replyTo: ReplyTo | null, known: Message | undefined): Reference | null;
export function referenceTo(replyTo: ReplyTo | null, known: Message | undefined): Reference | null {
  return replyTo && { to: replyTo, excerpt: <QuotedText replyTo={replyTo} known={known} /> };
}

type Props = {
  replyTo: ReplyTo;
  /** The message itself, where it is loaded. */ known: Message | undefined;
};

/** The beginning of the message that is replied to, in its current version: a reply stores no copy. */
export function QuotedText({ replyTo, known }: Props) {
  const strings = useStrings(messageStrings);
  const { threadId } = useReader();
  const { message, error } = useMessage(threadId, known === undefined ? replyTo.id : null);
  const quoted = known ?? message;
  if (quoted === undefined && error === null) return <span aria-busy="true">…</span>;
  if (!quoted) return <em className={styles.unavailable}>{strings.unreadable}</em>;
  if (isRemoved(quoted.status)) {
    const text = quoted.status === 'hidden' ? strings.hidden : strings.wasDeleted;
    return <em className={styles.unavailable}>{text}</em>;
  }
  const text = previewOf(readableText(quoted), quoted.role);
  return text === '' ? (
    <em className={styles.unavailable}>{strings.noText}</em>
  ) : (
    <span dir="auto">{text}</span>
  );
}
