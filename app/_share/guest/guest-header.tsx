'use client';
import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDisplayName, useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { OpenThread } from '@/hooks/shares/guest-thread';
import type { GuestShare } from '@/model/share';
import { PRODUCT_NAME } from '@/model/product';
import { Logo } from '@/app/_ui/logo';
import { useTimes } from '@/app/_ui/times';
import { LanguageSwitch } from '@/app/_settings/language-switch';
import styles from './guest.module.css';
import { guestStrings } from './strings';

/** What is shared, by whom and until when. */
export function GuestHeader({ share }: { share: GuestShare }) {
  const strings = useStrings(guestStrings);
  const title = useDisplayTitle()(share);
  const sharer = useDisplayName()({ id: null, name: share.sharedBy });
  const { dayAndTime, fullTime } = useTimes();
  const { expiresAt } = share;
  return (
    <Frame>
      <h1 className={styles.title} dir="auto" title={title}>
        {title}
      </h1>
      <p className={styles.facts}>
        <span dir="auto">{strings.sharedBy(sharer)}</span>
        {expiresAt !== null && (
          <time dateTime={new Date(expiresAt).toISOString()} title={fullTime(expiresAt)}>
            {strings.until(dayAndTime(expiresAt))}
          </time>
        )}
      </p>
    </Frame>
  );
}

export function GuestHeaderSkeleton() {
  const strings = useStrings(guestStrings);
  return (
    <Frame>
      <h1 className={styles.titleSkeleton}>
        <span className="visually-hidden">{strings.opening}</span>
      </h1>
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const strings = useStrings(guestStrings);
  return (
    <header className={styles.header}>
      {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- the workspace is another page, with a session of its own */}
      <a className={styles.logo} href="/" aria-label={strings.goTo(PRODUCT_NAME)} title={PRODUCT_NAME}>
        <Logo size={26} />
      </a>
      <div className={styles.heading}>{children}</div>
      <LanguageSwitch label={strings.language} />
    </header>
  );
}

/** What is on screen may be behind. Delayed by its style: most streams are back before it could be read. */
export function ReconnectingBanner({ connection }: Pick<OpenThread, 'connection'>) {
  const strings = useStrings(guestStrings);
  const isAway = connection === 'reconnecting';
  return (
    <div role="status" className={isAway ? styles.reconnecting : undefined}>
      {isAway && (
        <>
          <CloudOff size={16} aria-hidden="true" />
          {strings.reconnecting}
        </>
      )}
    </div>
  );
}
