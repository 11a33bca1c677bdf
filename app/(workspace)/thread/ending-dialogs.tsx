'use client';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/use-thread';
import type { Thread } from '@/model/thread';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import styles from '../../_ui/dialog.module.css';

type Props = { thread: Thread; onClose: () => void };

/** Deleting is for good and for everybody: typed, not pressed by mistake. */
export function DeleteDialog({ thread, onClose }: Props) {
  const { remove } = useThreadActions(thread.id);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const matches = typed.trim() === thread.title.trim();
  const confirm = async () => {
    setBusy(true);
    await remove();
    setBusy(false);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Delete this thread?"
      description={`All messages go, for all ${thread.memberIds.length} members, and cannot be brought back.`}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (matches) void confirm();
        }}
      >
        <label className={styles.field}>
          <span>Type its title, “{thread.title}”, to confirm</span>
          <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </label>
        <div className={styles.buttons}>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" look="danger" disabled={!matches} busy={busy}>
            Delete for everyone
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function LeaveThreadDialog({ thread, onClose }: Props) {
  const { leave } = useThreadActions(thread.id);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    await leave();
    setBusy(false);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Leave this thread?"
      description={`You no longer see “${thread.title}”. What you said stays. An owner or admin can add you again.`}
    >
      <div className={styles.buttons}>
        <Button onClick={onClose}>Stay</Button>
        <Button look="danger" busy={busy} onClick={() => void confirm()}>
          Leave
        </Button>
      </div>
    </Dialog>
  );
}
