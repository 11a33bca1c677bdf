'use client';
// The banners of archived and trashed threads. Few threads are, so this is a lazy chunk.
import { Archive, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useNow } from '@/hooks/core/use-now';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useStrings } from '@/hooks/core/use-strings';
import { can, type Role } from '@/model/access';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { composerStrings } from '@/app/_thread/composer/strings';
import { endOfTrash } from './strings';
import styles from './thread.module.css';

const DeletePermanentlyDialog = dynamic(
  () => import('@/app/_thread/members/leave-dialogs').then((module) => module.DeletePermanentlyDialog),
  { ssr: false },
);

/** Replaces the composer: why nothing can be posted, and a button for those who can unarchive the thread. */
export function ArchivedBanner({ threadId, role }: { threadId: string; role: Role | undefined }) {
  const strings = useStrings(composerStrings);
  const { unarchive, busy } = useThreadActions(threadId);
  return (
    <div className={styles.readOnly} role="note">
      <Archive size={18} aria-hidden="true" />
      <p>{strings.archived}</p>
      {can(role, 'archive thread') && (
        <Button size="small" busy={busy} onClick={() => void unarchive()}>
          {strings.unarchive}
        </Button>
      )}
    </div>
  );
}

/** Above a thread in its owner's trash: since when, until when, and buttons to restore it or delete it permanently. */
export function TrashBanner({ thread }: { thread: Thread }) {
  const strings = useStrings(composerStrings);
  const { dateName, fullTime } = useTimes();
  const now = useNow();
  const { restore, busy } = useThreadActions(thread.id);
  const [asks, setAsks] = useState(false);
  const since = thread.trash?.at ?? thread.changedAt;
  const until = endOfTrash(since);
  return (
    <section className={styles.trash} aria-label={strings.inTrash}>
      <p>
        <Trash2 size={18} aria-hidden="true" />
        <span>
          {strings.trashTimes(
            <span title={fullTime(since)}>{dateName(since, now)}</span>,
            <span title={fullTime(until)}>{dateName(until, now)}</span>,
          )}
        </span>
      </p>
      <div className={styles.trashControls}>
        <Button size="small" look="primary" busy={busy} onClick={() => void restore()}>
          {strings.restore}
        </Button>
        <Button size="small" onClick={() => setAsks(true)}>
          {strings.deletePermanently}
        </Button>
      </div>
      {asks && <DeletePermanentlyDialog thread={thread} onClose={() => setAsks(false)} />}
    </section>
  );
}
