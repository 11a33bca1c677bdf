'use client';
// The page of a share: it follows a thread without an account, and without Firebase until somebody wants to sign in.
import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { useGuestOpening } from '@/hooks/shares/use-guest-opening';
import { useGuestThread } from '@/hooks/shares/use-guest-thread';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { withDictionary } from '@/hooks/core/use-strings';
import { ToastsProvider } from '@/hooks/core/use-toasts';
import type { GuestShare } from '@/model/share';
import { PRODUCT_NAME } from '@/model/product';
import { MessageSkeleton } from '@/app/_ui/skeleton';
import { ContinueBar } from './continue-bar';
import { GuestHeader, GuestHeaderSkeleton, ReconnectingBanner } from './guest-header';
import { CutPage, FailedPage, LockedPage } from './guest-status';
import styles from './guest.module.css';

const loadConversation = () =>
  withDictionary(import('./guest-conversation')).then(({ GuestConversation }) => GuestConversation);
const GuestConversation = dynamic(loadConversation, { ssr: false, loading: MessageSkeleton });

/** `secret`: what the address of the link ends with. */
export function GuestPage({ secret }: { secret: string }) {
  const link = useGuestOpening(secret);
  const { opening } = link;
  // Fetched while the link is being opened; a failed load is retried when it is rendered.
  useEffect(() => void loadConversation().catch(() => undefined), []);
  useReloadFromCache();
  switch (opening.kind) {
    case 'opening':
      return <Opening />;
    case 'locked':
      return <LockedPage link={link} locked={opening} />;
    case 'failed':
      return <FailedPage error={opening.error} onRetry={link.retry} />;
    case 'open':
      return (
        <OpenShare key={opening.shareId} shareId={opening.shareId} secret={secret} onRetry={link.retry} />
      );
  }
}

function Opening() {
  return (
    <main className={styles.page}>
      <GuestHeaderSkeleton />
      <MessageSkeleton />
    </main>
  );
}

type OpenProps = { shareId: string; secret: string; onRetry: () => void };

function OpenShare({ shareId, secret, onRetry }: OpenProps) {
  const { thread, loadOlder } = useGuestThread({ shareId, secret });
  useDocumentTitle(thread.kind === 'open' ? thread.share : null);
  // What this tab remembered of the link does not open it any more: it is opened from the beginning.
  const wasNeverLet = thread.kind === 'cut' && !thread.wasShown && thread.reason === 'closed';
  useEffect(() => {
    if (wasNeverLet) onRetry();
  }, [wasNeverLet, onRetry]);
  if (wasNeverLet) return <Opening />;
  if (thread.kind === 'cut') return <CutPage reason={thread.reason} onRetry={onRetry} />;
  if (thread.share === null || thread.messages === null) return <Opening />;
  return (
    <ToastsProvider>
      <main className={styles.page}>
        <GuestHeader share={thread.share} />
        <ReconnectingBanner connection={thread.connection} />
        <GuestConversation
          thread={thread}
          share={thread.share}
          messages={thread.messages}
          onOlder={loadOlder}
        />
        {thread.share.mayFork && <ContinueBar shareId={thread.share.id} />}
      </main>
    </ToastsProvider>
  );
}

/** Nothing of the thread stays in the tab's title after a cut. */
function useDocumentTitle(share: GuestShare | null): void {
  const displayTitle = useDisplayTitle();
  const title = share === null ? null : displayTitle(share);
  useEffect(() => {
    document.title = title === null ? PRODUCT_NAME : `${title} · ${PRODUCT_NAME}`;
    return () => {
      document.title = PRODUCT_NAME;
    };
  }, [title]);
}

/** A page that a browser has kept and shows again has no stream, and may have been cut since. */
function useReloadFromCache(): void {
  useEffect(() => {
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && window.location.reload();
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);
}
