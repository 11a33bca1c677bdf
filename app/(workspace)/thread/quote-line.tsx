'use client';
import { Reply } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { Message, Quote } from '@/model/message';
import { QuotedWords } from './quoted-words';
import styles from './quote.module.css';
import { useRoom } from './room';

type Props = { quote: Quote; known: Message | undefined };

/** Above a reply: whom and what it replies to. A press goes there. */
export function QuoteLine({ quote, known }: Props) {
  const { pointTo } = useRoom();
  const go = (event: MouseEvent<HTMLElement>) => pointTo(quote.id, event.currentTarget.closest('article'));
  return (
    <button type="button" className={styles.quote} title="Show the message" onClick={go}>
      <Reply size={14} aria-hidden="true" />
      <span className={styles.line}>
        <span className="visually-hidden">Reply to </span>
        <strong dir="auto">{quote.authorName}</strong>: <QuotedWords quote={quote} known={known} />
      </span>
    </button>
  );
}
