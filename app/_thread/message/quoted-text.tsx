'use client';
import { useMessage } from '@/hooks/timeline/use-message';
import { useWords } from '@/hooks/core/use-strings';
import { readableText, type Message, type Quote } from '@/model/message';
import { previewOf } from '@/model/title';
import { messageWords } from './strings';
import styles from './reply.module.css';
import { useRoom } from '@/app/_thread/context';

type Props = { quote: Quote; /** The message itself, where the page knows it. */ known: Message | undefined };

/** The first words of a message that is replied to, as it stands now: a reply keeps none of them. */
export function QuotedWords({ quote, known }: Props) {
  const said = useWords(messageWords);
  const { threadId } = useRoom();
  const { message, error } = useMessage(threadId, known === undefined ? quote.id : null);
  const quoted = known ?? message;
  if (quoted === undefined && error === null) return <span aria-busy="true">…</span>;
  if (!quoted) return <em className={styles.gone}>{said.unreadable}</em>;
  if (quoted.status === 'deleted') return <em className={styles.gone}>{said.wasDeleted}</em>;
  const words = previewOf(readableText(quoted), quoted.role);
  return words === '' ? <em className={styles.gone}>{said.noWords}</em> : <span dir="auto">{words}</span>;
}
