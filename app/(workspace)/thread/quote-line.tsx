'use client';
import { Reply } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { Message, Quote } from '@/model/message';
import { QuotedWords } from './quoted-words';
import styles from './quote.module.css';
import { useRoom } from './room';

type Props = { quote: Quote; known: Message | undefined; tie?: 'Reply' | 'Answer' };

/** Above a reply, or an answer that stands far from its question: whom and what it is to. A press goes there. */
export function QuoteLine({ quote, known, tie = 'Reply' }: Props) {
  const { pointTo } = useRoom();
  const go = (event: MouseEvent<HTMLElement>) => pointTo(quote.id, event.currentTarget.closest('article'));
  return (
    <button type="button" className={styles.quote} title="Show the message" onClick={go}>
      <Reply size={14} aria-hidden="true" />
      <span className={styles.line}>
        <span className="visually-hidden">{tie} to </span>
        <strong dir="auto">{quote.authorName}</strong>: <QuotedWords quote={quote} known={known} />
      </span>
    </button>
  );
}
