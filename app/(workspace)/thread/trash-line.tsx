'use client';
import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useNow } from '@/hooks/use-now';
import { useThreadActions } from '@/hooks/use-thread';
import type { Thread } from '@/model/thread';
import { Button } from '../../_ui/button';
import { dateName, fullTime } from '../../_ui/times';
import { endOfTrash } from './trash-words';
import styles from './thread.module.css';

const DeleteForGoodDialog = dynamic(
  () => import('./ending-dialogs').then((module) => module.DeleteForGoodDialog),
  { ssr: false },
);

/** Over a thread in its owner's trash: since when, until when, and the two ways out. */
export function TrashLine({ thread }: { thread: Thread }) {
  const now = useNow();
  const { restore } = useThreadActions(thread.id);
  const [busy, setBusy] = useState(false);
  const [asks, setAsks] = useState(false);
  const press = () => {
    setBusy(true);
    void restore().finally(() => setBusy(false));
  };
  const since = thread.trash?.at ?? thread.changedAt;
  const until = endOfTrash(since);
  return (
    <section className={styles.trash} aria-label="In the trash">
      <p>
        <Trash2 size={18} aria-hidden="true" />
        <span>
          In the trash since <span title={fullTime(since)}>{dateName(since, now)}</span>; goes for good on{' '}
          <span title={fullTime(until)}>{dateName(until, now)}</span>.
        </span>
      </p>
      <div className={styles.trashWays}>
        <Button size="small" look="primary" busy={busy} onClick={press}>
          Restore
        </Button>
        <Button size="small" onClick={() => setAsks(true)}>
          Delete for good
        </Button>
      </div>
      {asks && <DeleteForGoodDialog thread={thread} onClose={() => setAsks(false)} />}
    </section>
  );
}
