'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { MessageText } from '@/app/_thread/message/message-text';
import styles from './generated.module.css';
import { pressStrings } from './strings';

type Props = {
  text: string | null;
  /** What is to be known before it is sent. */
  note?: string | null;
  busy?: boolean;
  onSend: () => void;
  onCancel: () => void;
};

/** Shows exactly the message that a press would send, as it will appear in the thread. */
export function PressReview({ text, note = null, busy = false, onSend, onCancel }: Props) {
  const strings = useStrings(pressStrings);
  return (
    <Dialog
      isOpen={text !== null}
      onClose={onCancel}
      title={strings.review}
      description={strings.reviewMeans}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text scrolls in its own box, by keyboard too: the buttons stay in view */}
      <div className={styles.review} role="region" aria-label={strings.message} tabIndex={0}>
        <MessageText text={text ?? ''} />
      </div>
      <p className={styles.note} role="alert">
        {note}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onCancel}>{strings.cancel}</Button>
        <Button look="primary" busy={busy} onClick={onSend}>
          {strings.send}
        </Button>
      </div>
    </Dialog>
  );
}
