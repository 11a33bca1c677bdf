'use client';
import { useWords } from '@/hooks/core/use-strings';
import { conversationWords } from './strings';
import styles from './conversation.module.css';

/** Drawn above the first message that was unread when the reader came. */
export function NewLine() {
  const words = useWords(conversationWords);
  return (
    <div className={styles.new} role="separator" aria-label={words.newMessages}>
      <span aria-hidden="true">{words.new}</span>
    </div>
  );
}
