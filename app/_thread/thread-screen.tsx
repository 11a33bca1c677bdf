'use client';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import type { Role } from '@/model/access';
import type { Member } from '@/model/member';
import type { Thread } from '@/model/thread';
import type { Here } from '@/model/presence';
import { usePresence } from '@/hooks/presence/use-presence';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { useThread } from '@/hooks/threads/use-thread';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { LoadingConversation } from '@/app/_thread/conversation/loading-messages';
import { FieldPresenceContext } from './context';
import { NoAccess } from './no-access';
import { OfflineBanner } from './banners';
import { ThreadHeader, ThreadHeaderSkeleton } from './thread-header';
import { ThreadBody } from './thread-body';
import { threadStrings } from './strings';
import styles from './thread.module.css';

const TrashBanner = dynamic(() => import('./closed-banners').then((module) => module.TrashBanner), {
  ssr: false,
});

export function ThreadScreen({ threadId }: { threadId: string }) {
  const strings = useStrings(threadStrings);
  const view = useThread(threadId);
  const displayTitle = useDisplayTitle();
  useTabTitle(view.status === 'here' ? displayTitle(view.thread) : null);

  switch (view.status) {
    case 'no-access':
      return <NoAccess threadId={threadId} />;
    case 'failed':
      return (
        <div className={styles.middle} role="alert">
          <h1>{strings.notLoaded}</h1>
          <p>{view.errorText}</p>
          <Button onClick={view.retry}>{strings.tryAgain}</Button>
        </div>
      );
    case 'loading':
      return (
        <>
          <ThreadHeaderSkeleton />
          <OfflineBanner />
          <LoadingConversation threadId={threadId} />
        </>
      );
    case 'here': {
      const { thread, members, role } = view;
      return <LoadedThread thread={thread} members={members} role={role} />;
    }
  }
}

const NOBODY: readonly Here[] = [];

type LoadedThreadProps = { thread: Thread; members: readonly Member[]; role: Role | undefined };

function LoadedThread({ thread, members, role }: LoadedThreadProps) {
  const { present, typed } = usePresence(thread.id, thread.memberIds.length);
  const fields = useMemo(
    () => ({
      here: present.kind === 'names' ? present.here : NOBODY,
      typing: (place: string | null) => (place === null ? typed(false) : typed(true, place)),
    }),
    [present, typed],
  );
  return (
    <FieldPresenceContext value={fields}>
      <ThreadHeader thread={thread} members={members} role={role} present={present} />
      <OfflineBanner />
      {thread.state === 'trashed' && <TrashBanner thread={thread} />}
      <ThreadBody thread={thread} members={members} role={role} present={present} onTyped={typed} />
    </FieldPresenceContext>
  );
}
