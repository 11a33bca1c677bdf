'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { Logo } from './logo';
import styles from './skeleton.module.css';
import { skeletonStrings } from './strings';

/** The workspace's layout while it loads: the same columns, so that nothing moves when it is rendered. */
export function WorkspaceSkeleton() {
  const strings = useStrings(skeletonStrings);
  return (
    <div className={styles.frame} role="status" aria-label={strings.loading}>
      <div className={styles.side}>
        <Logo size={24} />
        <RowSkeleton />
      </div>
      <div className={styles.main}>
        <Logo size={40} />
      </div>
    </div>
  );
}

export function RowSkeleton() {
  return (
    <div className={styles.rows} aria-hidden="true">
      {[72, 54, 64, 46].map((width) => (
        <div key={width} className={styles.row}>
          <span style={{ width: `${width}%` }} />
          <span style={{ width: `${width + 20}%` }} />
        </div>
      ))}
    </div>
  );
}

export function MessageSkeleton() {
  const strings = useStrings(skeletonStrings);
  return (
    <div className={styles.messages} role="status" aria-label={strings.loadingMessages}>
      {[38, 74, 56].map((width) => (
        <div key={width} className={styles.message}>
          <i />
          <div>
            <span style={{ width: '90px' }} />
            <span style={{ width: `${width}%` }} />
            {width > 50 && <span style={{ width: `${width - 22}%` }} />}
          </div>
        </div>
      ))}
    </div>
  );
}
