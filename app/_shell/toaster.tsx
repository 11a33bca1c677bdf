'use client';
import { CircleAlert, X } from 'lucide-react';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { toasterStrings } from './strings';
import styles from './workspace.module.css';

/** Always mounted: screen readers announce only what is added to an existing status region. */
export function Toaster() {
  const strings = useStrings(toasterStrings);
  const { current, dismiss } = useToasts();
  return (
    <div className={styles.toaster} role="status" aria-live="polite">
      {current && (
        <div key={current.at} className={styles.toast} data-tone={current.tone}>
          {current.tone === 'failed' && <CircleAlert size={18} aria-hidden="true" />}
          <span>{current.text}</span>
          {current.undo && (
            <Button
              size="small"
              look="quiet"
              className={styles.undo ?? ''}
              onClick={() => {
                dismiss();
                current.undo?.();
              }}
            >
              {strings.undo}
            </Button>
          )}
          <IconButton
            size="small"
            label={strings.dismiss}
            onClick={dismiss}
            icon={<X size={16} aria-hidden="true" />}
          />
        </div>
      )}
    </div>
  );
}
