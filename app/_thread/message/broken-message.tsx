'use client';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { isRemoved, readableText } from '@/model/message';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { SourceText } from '@/app/_thread/markdown/source/source-text';
import type { Row } from '@/app/_thread/rows';
import { HideButton } from './hidden-note';
import { MessageNote } from './message-note';
import styles from './message.module.css';
import { messageStrings } from './strings';

/** Replaces a row that failed to render. Shows its text as plain text, with nothing that could fail again. */
export function BrokenMessage({ row }: { row: Row }) {
  const strings = useStrings(messageStrings);
  const displayName = useDisplayName();
  if (row.kind === 'sending') return <SourceText text={row.sending.text} />;
  if (row.kind !== 'person-message' && row.kind !== 'answer') return null;
  const { message } = row;
  const isAnswer = row.kind === 'answer';
  const author = isAnswer
    ? { id: ASSISTANT_ID, name: ASSISTANT_NAME }
    : { id: row.message.authorId, name: row.message.authorName };
  const text = message === null ? '' : readableText(message);
  return (
    <article
      className={styles.row}
      data-id={message?.id}
      data-starts-group="true"
      aria-label={displayName(author)}
    >
      <span className={styles.gutter} />
      <div className={styles.body}>
        <MessageNote look="problem" role="alert" text={isAnswer ? strings.brokenAnswer : strings.broken}>
          {message !== null && !isRemoved(message.status) && <HideButton messageId={message.id} />}
        </MessageNote>
        {text !== '' && <SourceText text={text} />}
      </div>
    </article>
  );
}
