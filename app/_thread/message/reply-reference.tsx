'use client';
import { Reply } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Message, ReplyTo } from '@/model/message';
import { messageStrings } from './strings';
import { QuotedText } from './quoted-text';
import styles from './message.module.css';
import { useThreadContext } from '@/app/_thread/context';

type Props = { replyTo: ReplyTo; known: Message | undefined; tie?: 'Reply' | 'Answer' };

/** Above a reply, or an answer that is not next to its question: names the message and links to it. */
export function ReplyReference({ replyTo, known, tie = 'Reply' }: Props) {
  const strings = useStrings(messageStrings);
  const displayName = useDisplayName();
  const { jumpTo } = useThreadContext();
  const jump = (event: MouseEvent<HTMLElement>) => jumpTo(replyTo.id, event.currentTarget.closest('article'));
  return (
    <button type="button" className={styles.reference} title={strings.showTheMessage} onClick={jump}>
      <Reply size={14} aria-hidden="true" />
      <span className={styles.line}>
        <span className="visually-hidden">{tie === 'Reply' ? strings.replyTo : strings.answerTo}</span>
        <strong dir="auto">{displayName({ id: replyTo.authorId, name: replyTo.authorName })}</strong>
        {strings.colon}
        <QuotedText replyTo={replyTo} known={known} />
      </span>
    </button>
  );
}
