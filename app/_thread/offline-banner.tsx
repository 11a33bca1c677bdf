'use client';
import { CloudOff } from 'lucide-react';
import { useOnline } from '@/hooks/core/use-online';
import { useWords } from '@/hooks/core/use-strings';
import { composerWords } from '@/app/_thread/composer/strings';
import styles from './thread.module.css';

export function OfflineLine() {
  const words = useWords(composerWords);
  const online = useOnline();
  return (
    <div role="status" className={online ? undefined : styles.offline}>
      {!online && (
        <>
          <CloudOff size={16} aria-hidden="true" />
          {words.offline}
        </>
      )}
    </div>
  );
}
