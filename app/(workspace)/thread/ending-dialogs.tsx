'use client';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/use-thread';
import { TRASH_DAYS } from '@/model/limits';
import type { Thread } from '@/model/thread';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import styles from '../../_ui/dialog.module.css';
import { TypedConfirm } from '../../_ui/typed-confirm';

type Props = { thread: Thread; onClose: () => void };

/** The others lose it at once, so it is typed; the owner can restore it. */
export function DeleteDialog({ thread, onClose }: Props) {
  const { remove } = useThreadActions(thread.id);
  const others = thread.memberIds.length > 1 ? 'Everybody else loses it at once. ' : '';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Delete this thread?"
      description={`${others}It rests ${TRASH_DAYS} days in your trash, then it goes for good.`}
    >
      <TypedConfirm
        asked={thread.title}
        label={`Type its title, “${thread.title}”, to confirm`}
        keep="Keep it"
        confirm="Move to the trash"
        onKeep={onClose}
        onConfirm={remove}
      />
    </Dialog>
  );
}

export function DeleteForGoodDialog({ thread, onClose }: Props) {
  const { removeForGood } = useThreadActions(thread.id);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Delete this thread for good?"
      description="All its messages go now, for everybody who was in it, and cannot be brought back."
    >
      <TypedConfirm
        asked={thread.title}
        label={`Type its title, “${thread.title}”, to confirm`}
        keep="Keep it in the trash"
        confirm="Delete for good"
        onKeep={onClose}
        onConfirm={removeForGood}
      />
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
