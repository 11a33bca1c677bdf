'use client';
import { useState } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button, buttonClass } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { hostOf } from './links';
import { markdownStrings } from './strings';

/** Confirms a link to another site: shows its address before it opens. */
export function ExternalLinkDialog({ url, onClose }: { url: string | null; onClose: () => void }) {
  const strings = useStrings(markdownStrings);
  // The press that opens the link also closes the dialog, and the browser reads the address after that.
  const [shown, setShown] = useState(url);
  if (url !== null && url !== shown) setShown(url);
  const host = hostOf(shown ?? undefined);
  return (
    <Dialog
      isOpen={url !== null}
      onClose={onClose}
      title={host === null ? strings.openPage : strings.openHost(host)}
      description={strings.leads}
    >
      <p className={dialogStyles.address}>{shown}</p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>{strings.cancel}</Button>
        <a
          className={buttonClass({ look: 'primary' })}
          href={shown ?? undefined}
          target="_blank"
          rel="noopener noreferrer nofollow"
          onClick={onClose}
        >
          {strings.openTab}
        </a>
      </div>
    </Dialog>
  );
}
