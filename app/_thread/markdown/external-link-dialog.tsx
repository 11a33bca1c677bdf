'use client';
import { useWords } from '@/hooks/core/use-strings';
import { Button, buttonClass } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { hostOf } from './links';
import { markdownWords } from './strings';

/** An answer wants to open a page elsewhere: where it is, before it happens. */
export function LeaveDialog({ url, onClose }: { url: string | null; onClose: () => void }) {
  const words = useWords(markdownWords);
  const host = hostOf(url ?? undefined);
  return (
    <Dialog
      isOpen={url !== null}
      onClose={onClose}
      title={host === null ? words.openPage : words.openHost(host)}
      description={words.leads}
    >
      <p className={dialogStyles.address}>{url}</p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>{words.stay}</Button>
        <a
          className={buttonClass({ look: 'primary' })}
          href={url ?? undefined}
          target="_blank"
          rel="noopener noreferrer nofollow"
          onClick={onClose}
        >
          {words.openTab}
        </a>
      </div>
    </Dialog>
  );
}
