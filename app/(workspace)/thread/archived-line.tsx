'use client';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/use-thread';
import { useWords } from '@/hooks/use-words';
import { can, type Role } from '@/model/access';
import { Button } from '../../_ui/button';
import { composerWords } from './composer-words';
import styles from './composer.module.css';

/** In place of the composer: why nothing can be said, and the way back for who may open it again. */
export function ArchivedLine({ threadId, role }: { threadId: string; role: Role | undefined }) {
  const words = useWords(composerWords);
  const { reopen } = useThreadActions(threadId);
  const [busy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    void reopen().finally(() => setBusy(false));
  };
  return (
    <div className={styles.viewer} role="note">
      <Archive size={18} aria-hidden="true" />
      <p>{words.archived}</p>
      {can(role, 'archive thread') && (
        <Button size="small" busy={busy} onClick={press}>
          {words.openAgain}
        </Button>
      )}
    </div>
  );
}
