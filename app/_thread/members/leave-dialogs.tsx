'use client';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useWords } from '@/hooks/core/use-strings';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import styles from '@/app/_ui/dialog.module.css';
import { TypedConfirm } from '@/app/_ui/typed-confirm';
import { endingWords } from './strings';

type Props = { thread: Thread; onClose: () => void };

/** The others lose it at once, so it is typed; the owner can restore it. */
export function DeleteDialog({ thread, onClose }: Props) {
  const { remove } = useThreadActions(thread.id);
  const { trash: words, typeTitle } = useWords(endingWords);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title}
      description={words.description(thread.memberIds.length > 1)}
    >
      <TypedConfirm
        asked={thread.title}
        label={typeTitle(thread.title)}
        keep={words.keep}
        confirm={words.confirm}
        onKeep={onClose}
        onConfirm={remove}
      />
    </Dialog>
  );
}

export function DeleteForGoodDialog({ thread, onClose }: Props) {
  const { removeForGood } = useThreadActions(thread.id);
  const { forGood: words, typeTitle } = useWords(endingWords);
  return (
    <Dialog isOpen onClose={onClose} title={words.title} description={words.description}>
      <TypedConfirm
        asked={thread.title}
        label={typeTitle(thread.title)}
        keep={words.keep}
        confirm={words.confirm}
        onKeep={onClose}
        onConfirm={removeForGood}
      />
    </Dialog>
  );
}

export function LeaveThreadDialog({ thread, onClose }: Props) {
  const { leave } = useThreadActions(thread.id);
  const words = useWords(endingWords).leave;
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    await leave();
    setBusy(false);
  };
  return (
    <Dialog isOpen onClose={onClose} title={words.title} description={words.description(thread.title)}>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{words.keep}</Button>
        <Button look="danger" busy={busy} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
