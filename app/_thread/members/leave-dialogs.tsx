'use client';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { CheckBox } from './check-box';
import { Dialog } from '@/app/_ui/dialog';
import styles from '@/app/_ui/dialog.module.css';
import { TypedConfirm } from '@/app/_ui/typed-confirm';
import { leaveStrings } from './strings';

type Props = { thread: Thread; onClose: () => void };

/** Asks once: it can be undone, and the owner can restore it from the trash. */
export function DeleteDialog({ thread, onClose }: Props) {
  const { remove, busy } = useThreadActions(thread.id);
  const strings = useStrings(leaveStrings).trash;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={strings.title}
      description={strings.description(thread.memberIds.length > 1)}
    >
      <div className={styles.buttons}>
        <Button onClick={onClose}>{strings.cancel}</Button>
        <Button look="danger" busy={busy} onClick={() => void remove()}>
          {strings.confirm}
        </Button>
      </div>
    </Dialog>
  );
}

export function DeletePermanentlyDialog({ thread, onClose }: Props) {
  const { removePermanently, busy } = useThreadActions(thread.id);
  const { deletePermanently: strings, typeTitle } = useStrings(leaveStrings);
  const title = useDisplayTitle()(thread);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={strings.title}
      description={thread.forks > 0 ? strings.descriptionWithForks : strings.description}
    >
      <TypedConfirm
        expected={title}
        label={typeTitle(title)}
        cancel={strings.cancel}
        confirm={strings.confirm}
        onCancel={onClose}
        busy={busy}
        onConfirm={() => void removePermanently()}
      />
    </Dialog>
  );
}

export function LeaveThreadDialog({ thread, onClose }: Props) {
  const { leave, busy } = useThreadActions(thread.id);
  const [block, setBlock] = useState(false);
  const strings = useStrings(leaveStrings).leave;
  const title = useDisplayTitle()(thread);
  return (
    <Dialog isOpen onClose={onClose} title={strings.title} description={strings.description(title)}>
      <CheckBox checked={block} onChange={setBlock}>
        {strings.block}
      </CheckBox>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{strings.cancel}</Button>
        <Button look="danger" busy={busy} onClick={() => void leave({ block })}>
          {strings.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
