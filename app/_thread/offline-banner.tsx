'use client';
import { CloudOff } from 'lucide-react';
import { useOnline } from '@/hooks/core/use-online';
import { useStrings } from '@/hooks/core/use-strings';
import { composerStrings } from '@/app/_thread/composer/strings';
import styles from './thread.module.css';

export function OfflineBanner() {
  const strings = useStrings(composerStrings);
  const online = useOnline();
  return (
    <div role="status" className={online ? undefined : styles.offline}>
      {!online && (
        <>
          <CloudOff size={16} aria-hidden="true" />
          {strings.offline}
        </>
      )}
    </div>
  );
}
