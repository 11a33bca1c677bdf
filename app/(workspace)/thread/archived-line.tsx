'use client';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/use-thread';
import { can, type Role } from '@/model/access';
import { Button } from '../../_ui/button';
import styles from './composer.module.css';

/** In place of the composer: why nothing can be said, and the way back for who may open it again. */
export function ArchivedLine({ threadId, role }: { threadId: string; role: Role | undefined }) {
  const { reopen } = useThreadActions(threadId);
  const [busy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    void reopen().finally(() => setBusy(false));
  };
  return (
    <div className={styles.viewer} role="note">
      <Archive size={18} aria-hidden="true" />
      <p>This thread is archived: it can be read, not continued.</p>
      {can(role, 'archive thread') && (
        <Button size="small" busy={busy} onClick={press}>
          Open again
        </Button>
      )}
    </div>
  );
}
