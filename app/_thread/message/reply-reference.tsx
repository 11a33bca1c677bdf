'use client';
import { Reply } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useWords } from '@/hooks/core/use-strings';
import type { Message, Quote } from '@/model/message';
import { messageWords } from './strings';
import { QuotedWords } from './quoted-text';
import styles from './reply.module.css';
import { useRoom } from '@/app/_thread/context';

type Props = { quote: Quote; known: Message | undefined; tie?: 'Reply' | 'Answer' };

/** Above a reply, or an answer that stands far from its question: whom and what it is to. A press goes there. */
export function QuoteLine({ quote, known, tie = 'Reply' }: Props) {
  const words = useWords(messageWords);
  const { pointTo } = useRoom();
  const go = (event: MouseEvent<HTMLElement>) => pointTo(quote.id, event.currentTarget.closest('article'));
  return (
    <button type="button" className={styles.quote} title={words.showTheMessage} onClick={go}>
      <Reply size={14} aria-hidden="true" />
      <span className={styles.line}>
        <span className="visually-hidden">{tie === 'Reply' ? words.replyTo : words.answerTo}</span>
        <strong dir="auto">{quote.authorName}</strong>
        {words.colon}
        <QuotedWords quote={quote} known={known} />
      </span>
    </button>
  );
}
