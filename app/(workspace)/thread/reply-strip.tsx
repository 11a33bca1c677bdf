'use client';
import { X } from 'lucide-react';
import type { Message, Quote } from '@/model/message';
import { Button } from '../../_ui/button';
import { QuotedWords } from './quoted-words';
import styles from './quote.module.css';

type Props = { quote: Quote; known: ReadonlyMap<string, Message>; onClose: () => void };

/** Above the message box: what the message being written replies to. */
export function ReplyStrip({ quote, known, onClose }: Props) {
  return (
    <div className={styles.strip} role="group" aria-label={`Replying to ${quote.authorName}`}>
      <p className={styles.line}>
        Replying to <strong dir="auto">{quote.authorName}</strong>:{' '}
        <QuotedWords quote={quote} known={known.get(quote.id)} />
      </p>
      <Button
        size="small"
        look="quiet"
        shape="icon"
        aria-label="Do not reply"
        title="Do not reply"
        onClick={onClose}
      >
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
