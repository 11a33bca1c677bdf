'use client';
import { useOwnMessage } from '@/hooks/use-own-message';
import type { Message } from '@/model/message';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import dialogStyles from '../../_ui/dialog.module.css';
import styles from './own-message.module.css';
import { useRoom } from './room';

type Props = { message: Message; onClose: () => void };

export function DeleteMessageDialog({ message, onClose }: Props) {
  const { threadId } = useRoom();
  const { remove, busy, problem } = useOwnMessage({ threadId, messageId: message.id });
  const confirm = async () => {
    if (await remove()) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Delete this message?"
      description="Its words are removed for everyone, and from what the assistant is told later. An answer to it stays; a question that still waits is cancelled."
    >
      <blockquote className={styles.quote} dir="auto">
        {message.content}
      </blockquote>
      <p className={styles.dialogProblem} role="alert">
        {problem}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>Keep it</Button>
        <Button look="danger" busy={busy} onClick={() => void confirm()}>
          Delete for everyone
        </Button>
      </div>
    </Dialog>
  );
}
