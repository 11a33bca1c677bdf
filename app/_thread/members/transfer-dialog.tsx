'use client';
import { useState, type FormEvent } from 'react';
import type { MemberActions } from '@/hooks/members/use-members';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Member } from '@/model/member';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import styles from '@/app/_ui/dialog.module.css';
import { leaveStrings } from './strings';
import members from './members.module.css';

type Props = {
  thread: Thread;
  others: readonly Member[];
  actions: MemberActions;
  onClose: () => void;
};

/** Typed to confirm: only the new owner could transfer it back. */
export function TransferDialog({ thread, others, actions, onClose }: Props) {
  const strings = useStrings(leaveStrings).transfer;
  const title = useDisplayTitle()(thread);
  const [uid, setUid] = useState('');
  const [typed, setTyped] = useState('');
  // The chosen member may leave or change their name while the dialog is open.
  const chosen = others.find(({ id }) => id === uid);
  const matches = chosen !== undefined && typed.trim() === chosen.name.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (matches && (await actions.transferOwnership(chosen.id, chosen.name))) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={strings.title} description={strings.description(title)}>
      <form className={members.form} onSubmit={(event) => void submit(event)}>
        <label className={styles.field} htmlFor="transfer-to">
          <span>{strings.newOwner}</span>
          <select
            id="transfer-to"
            className={members.select}
            value={chosen?.id ?? ''}
            onChange={(event) => setUid(event.target.value)}
          >
            <option value="" disabled>
              {strings.choose}
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
            <span>{strings.typeName(chosen.name)}</span>
            <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
          </label>
        )}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{strings.cancel}</Button>
          <Button type="submit" look="danger" disabled={!matches} busy={actions.busy}>
            {strings.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
