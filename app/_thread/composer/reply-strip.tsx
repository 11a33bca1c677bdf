'use client';
import { X } from 'lucide-react';
import { useWords } from '@/hooks/core/use-strings';
import type { Message, Quote } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { composerWords } from './strings';
import { QuotedWords } from '@/app/_thread/message/quoted-text';
import styles from '@/app/_thread/message/reply.module.css';

type Props = { quote: Quote; known: ReadonlyMap<string, Message>; onClose: () => void };

/** Above the message box: what the message being written replies to. */
export function ReplyStrip({ quote, known, onClose }: Props) {
  const words = useWords(composerWords);
  return (
    <div className={styles.strip} role="group" aria-label={words.replyingTo(quote.authorName)}>
      <p className={styles.line}>
        {words.replyingToWords(
          <strong dir="auto">{quote.authorName}</strong>,
          <QuotedWords quote={quote} known={known.get(quote.id)} />,
        )}
      </p>
      <Button
        size="small"
        look="quiet"
        shape="icon"
        aria-label={words.doNotReply}
        title={words.doNotReply}
        onClick={onClose}
      >
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
