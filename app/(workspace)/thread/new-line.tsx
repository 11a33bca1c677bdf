import styles from './conversation.module.css';

/** Drawn above the first message that was unread when the reader came. */
export function NewLine() {
  return (
    <div className={styles.new} role="separator" aria-label="New messages">
      <span aria-hidden="true">New</span>
    </div>
  );
}
