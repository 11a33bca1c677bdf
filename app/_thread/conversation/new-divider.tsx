'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { conversationStrings } from './strings';
import styles from './conversation.module.css';

/** Drawn above the first message that was unread when the reader came. */
export function NewDivider() {
  const strings = useStrings(conversationStrings);
  return (
    <div className={styles.new} role="separator" aria-label={strings.newMessages}>
      <span aria-hidden="true">{strings.new}</span>
    </div>
  );
}
