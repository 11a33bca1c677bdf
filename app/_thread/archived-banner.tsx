'use client';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useWords } from '@/hooks/core/use-strings';
import { can, type Role } from '@/model/access';
import { Button } from '@/app/_ui/button';
import { composerWords } from '@/app/_thread/composer/strings';
import styles from '@/app/_thread/composer/composer.module.css';

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
