'use client';
import { useOwnMessage } from '@/hooks/messages/use-own-message';
import { useStrings } from '@/hooks/core/use-strings';
import type { Message } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { messageStrings } from './strings';
import styles from './own-message.module.css';
import { useThreadContext } from '@/app/_thread/context';
import { MessageText } from './message-text';

type Props = { message: Message; onClose: () => void };

export function DeleteMessageDialog({ message, onClose }: Props) {
  const strings = useStrings(messageStrings);
  const { threadId } = useThreadContext();
  const { remove, busy, problem } = useOwnMessage({ threadId, messageId: message.id });
  const confirm = async () => {
    if (await remove()) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={strings.deleteThis} description={strings.deleteMeans}>
      <blockquote className={styles.quote}>
        <MessageText text={message.content} />
      </blockquote>
      <p className={styles.dialogProblem} role="alert">
        {problem}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>{strings.cancelDelete}</Button>
        <Button look="danger" busy={busy} onClick={() => void confirm()}>
          {strings.deleteForEveryone}
        </Button>
      </div>
    </Dialog>
  );
}
