'use client';
import { useMessage } from '@/hooks/use-message';
import { readableText, type Message, type Quote } from '@/model/message';
import { previewOf } from '@/model/title';
import styles from './quote.module.css';
import { useRoom } from './room';

type Props = { quote: Quote; /** The message itself, where the page knows it. */ known: Message | undefined };

/** The first words of a message that is replied to, as it stands now: a reply keeps none of them. */
export function QuotedWords({ quote, known }: Props) {
  const { threadId } = useRoom();
  const { message, error } = useMessage(threadId, known === undefined ? quote.id : null);
  const quoted = known ?? message;
  if (quoted === undefined && error === null) return <span aria-busy="true">…</span>;
  if (!quoted) return <em className={styles.gone}>The message could not be read.</em>;
  if (quoted.status === 'deleted') return <em className={styles.gone}>This message was deleted.</em>;
  const words = previewOf(readableText(quoted));
  return words === '' ? <em className={styles.gone}>No words</em> : <span dir="auto">{words}</span>;
}
