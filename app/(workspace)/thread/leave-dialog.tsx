'use client';
import { Button, buttonClass } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import dialogStyles from '../../_ui/dialog.module.css';
import { hostOf } from './links';

/** An answer wants to open a page elsewhere: where it is, before it happens. */
export function LeaveDialog({ url, onClose }: { url: string | null; onClose: () => void }) {
  return (
    <Dialog
      isOpen={url !== null}
      onClose={onClose}
      title={`Open ${hostOf(url ?? undefined) ?? 'this page'}?`}
      description="This link stands in an answer of the assistant. It leads out of here."
    >
      <p className={dialogStyles.address}>{url}</p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>Stay here</Button>
        <a
          className={buttonClass({ look: 'primary' })}
          href={url ?? undefined}
          target="_blank"
          rel="noopener noreferrer nofollow"
          onClick={onClose}
        >
          Open in a new tab
        </a>
      </div>
    </Dialog>
  );
}
