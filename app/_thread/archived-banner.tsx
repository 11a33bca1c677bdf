'use client';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useStrings } from '@/hooks/core/use-strings';
import { can, type Role } from '@/model/access';
import { Button } from '@/app/_ui/button';
import { composerStrings } from '@/app/_thread/composer/strings';
import styles from '@/app/_thread/composer/composer.module.css';

/** In place of the composer: why nothing can be said, and the way back for who may open it again. */
export function ArchivedBanner({ threadId, role }: { threadId: string; role: Role | undefined }) {
  const strings = useStrings(composerStrings);
  const { unarchive } = useThreadActions(threadId);
  const [busy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    void unarchive().finally(() => setBusy(false));
  };
  return (
    <div className={styles.viewer} role="note">
      <Archive size={18} aria-hidden="true" />
      <p>{strings.archived}</p>
      {can(role, 'archive thread') && (
        <Button size="small" busy={busy} onClick={press}>
          {strings.unarchive}
        </Button>
      )}
    </div>
  );
}
