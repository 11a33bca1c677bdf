'use client';
import { CloudOff } from 'lucide-react';
import { useOnline } from '@/hooks/use-online';
import styles from './thread.module.css';

export function OfflineLine() {
  const online = useOnline();
  return (
    <div role="status" className={online ? undefined : styles.offline}>
      {!online && (
        <>
          <CloudOff size={16} aria-hidden="true" />
          You are offline. What you write is kept and sent when the connection is back.
        </>
      )}
    </div>
  );
}
