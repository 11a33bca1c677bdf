'use client';
import { useId, useState } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import type { Outcome } from '@/hooks/core/use-action';
import { MAX_FEEDBACK_CHARS, reasonsFor, type FeedbackReason } from '@/model/feedback';
import { feedbackReasonStrings } from '@/model/feedback-strings';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import styles from './feedback.module.css';
import { feedbackStrings } from './strings';

type Props = {
  onClose: () => void;
  /** Null when it failed. */
  onSend: (reasons: FeedbackReason[], comment: string) => Promise<Outcome<void>>;
};

/** Why an answer was not helpful: reasons, and a comment. */
export function ReasonsDialog({ onClose, onSend }: Props) {
  const strings = useStrings(feedbackStrings);
  const names = useStrings(feedbackReasonStrings);
  const [chosen, setChosen] = useState<readonly FeedbackReason[]>([]);
  const [comment, setComment] = useState('');
  const [isSending, setSending] = useState(false);
  const id = useId();
  const choose = (reason: FeedbackReason, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, reason] : before.filter((one) => one !== reason)));
  const send = async () => {
    setSending(true);
    const sent = await onSend([...chosen], comment.trim());
    setSending(false);
    if (sent !== null) onClose();
  };
  const left = MAX_FEEDBACK_CHARS - comment.length;
  return (
    <Dialog isOpen onClose={onClose} title={strings.title} description={strings.what}>
      <fieldset className={styles.reasons}>
        <legend className="visually-hidden">{strings.reasons}</legend>
        {reasonsFor('down').map((reason) => (
          <label key={reason}>
            <input
              type="checkbox"
              checked={chosen.includes(reason)}
              onChange={({ target }) => choose(reason, target.checked)}
            />
            <span>{names[reason]}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles.comment} htmlFor={id}>
        <span>
          {strings.comment} <small>({strings.optional})</small>
        </span>
        <textarea
          id={id}
          rows={3}
          dir="auto"
          maxLength={MAX_FEEDBACK_CHARS}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
        />
        <small role="status">{left <= 100 && strings.left(left)}</small>
      </label>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>{strings.skip}</Button>
        <Button
          look="primary"
          busy={isSending}
          disabled={chosen.length === 0 && comment.trim() === ''}
          onClick={() => void send()}
        >
          {strings.send}
        </Button>
      </div>
    </Dialog>
  );
}
