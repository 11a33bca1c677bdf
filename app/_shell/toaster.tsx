'use client';
import { CircleAlert, X } from 'lucide-react';
import { useNotices } from '@/hooks/core/use-toasts';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { startWords } from '@/app/_home/strings';
import styles from './workspace.module.css';

/** Always there, so that what is put into it is read out. */
export function NoticeRegion() {
  const words = useWords(startWords);
  const { notice, dismiss } = useNotices();
  return (
    <div className={styles.notices} role="status" aria-live="polite">
      {notice && (
        <div key={notice.at} className={styles.notice} data-tone={notice.tone}>
          {notice.tone === 'failed' && <CircleAlert size={18} aria-hidden="true" />}
          <span>{notice.words}</span>
          <Button look="quiet" size="small" shape="icon" aria-label={words.dismiss} onClick={dismiss}>
            <X size={16} aria-hidden="true" />
          </Button>
        </div>
      )}
    </div>
  );
}
