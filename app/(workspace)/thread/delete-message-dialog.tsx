'use client';
import { useOwnMessage } from '@/hooks/use-own-message';
import { useWords } from '@/hooks/use-words';
import type { Message } from '@/model/message';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import dialogStyles from '../../_ui/dialog.module.css';
import { messageWords } from './message-words';
import styles from './own-message.module.css';
import { useRoom } from './room';
import { Words } from './words';

type Props = { message: Message; onClose: () => void };

export function DeleteMessageDialog({ message, onClose }: Props) {
  const words = useWords(messageWords);
  const { threadId } = useRoom();
  const { remove, busy, problem } = useOwnMessage({ threadId, messageId: message.id });
  const confirm = async () => {
    if (await remove()) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={words.deleteThis} description={words.deleteMeans}>
      <blockquote className={styles.quote}>
        <Words text={message.content} />
      </blockquote>
      <p className={styles.dialogProblem} role="alert">
        {problem}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>{words.keepIt}</Button>
        <Button look="danger" busy={busy} onClick={() => void confirm()}>
          {words.deleteForEveryone}
        </Button>
      </div>
    </Dialog>
  );
}
