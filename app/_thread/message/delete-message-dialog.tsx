'use client';
import { useOwnMessage } from '@/hooks/messages/use-own-message';
import { useWords } from '@/hooks/core/use-strings';
import type { Message } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { messageWords } from './strings';
import styles from './own-message.module.css';
import { useRoom } from '@/app/_thread/context';
import { Words } from './message-text';

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
