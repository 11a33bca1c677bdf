'use client';
import { useState, type FormEvent } from 'react';
import type { MemberActions } from '@/hooks/use-members';
import type { Member, Thread } from '@/model/thread';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import styles from '../../_ui/dialog.module.css';
import members from './members.module.css';

type Props = {
  thread: Thread;
  others: readonly Member[];
  actions: MemberActions;
  onClose: () => void;
};

/** Only the new owner could give it back: typed, not pressed by mistake. */
export function HandOverDialog({ thread, others, actions, onClose }: Props) {
  const [uid, setUid] = useState('');
  const [typed, setTyped] = useState('');
  // Somebody may leave, or take another name, while this is open.
  const chosen = others.find(({ id }) => id === uid);
  const matches = chosen !== undefined && typed.trim() === chosen.name.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (matches && (await actions.handOver(chosen.id, chosen.name))) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Hand this thread over?"
      description={`Somebody else becomes the owner of “${thread.title}”. You become an admin; only the new owner can give it back.`}
    >
      <form className={members.form} onSubmit={(event) => void submit(event)}>
        <label className={styles.field} htmlFor="hand-over-to">
          <span>New owner</span>
          <select
            id="hand-over-to"
            className={members.select}
            value={chosen?.id ?? ''}
            onChange={(event) => setUid(event.target.value)}
          >
            <option value="" disabled>
              Choose somebody
            </option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {chosen !== undefined && (
          <label className={styles.field}>
            <span>Type their name, “{chosen.name}”, to confirm</span>
            <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
          </label>
        )}
        <div className={styles.buttons}>
          <Button onClick={onClose}>Stay the owner</Button>
          <Button type="submit" look="danger" disabled={!matches} busy={actions.busy}>
            Hand over
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
