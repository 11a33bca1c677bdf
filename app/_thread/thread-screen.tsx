'use client';
import dynamic from 'next/dynamic';
import type { Role } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { usePresence } from '@/hooks/presence/use-presence';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { useThread } from '@/hooks/threads/use-thread';
import { useWords } from '@/hooks/core/use-strings';
import { MessageBones } from '@/app/_ui/skeleton';
import { Button } from '@/app/_ui/button';
import { GonePage } from './no-access';
import { OfflineLine } from './offline-banner';
import { ThreadHeader, ThreadHeaderBones } from './thread-header';
import { ThreadRoom } from './thread-body';
import { threadWords } from './strings';
import styles from './thread.module.css';

const TrashLine = dynamic(() => import('./trash-banner').then((module) => module.TrashLine), { ssr: false });

export function ThreadScreen({ threadId }: { threadId: string }) {
  const words = useWords(threadWords);
  const view = useThread(threadId);
  useTabTitle(view.status === 'here' ? view.thread.title : null);

  switch (view.status) {
    case 'gone':
      return <GonePage threadId={threadId} />;
    case 'failed':
      return (
        <div className={styles.middle} role="alert">
          <h1>{words.notLoaded}</h1>
          <p>{view.words}</p>
          <Button onClick={view.retry}>{words.tryAgain}</Button>
        </div>
      );
    case 'loading':
      return (
        <>
          <ThreadHeaderBones />
          <OfflineLine />
          <MessageBones />
        </>
      );
    case 'here': {
      const { thread, members, role } = view;
      return <ThreadHere thread={thread} members={members} role={role} />;
    }
  }
}

type HereProps = { thread: Thread; members: readonly Member[]; role: Role | undefined };

function ThreadHere({ thread, members, role }: HereProps) {
  const { present, typed } = usePresence(thread.id, thread.memberIds.length);
  return (
    <>
      <ThreadHeader thread={thread} members={members} role={role} present={present} />
      <OfflineLine />
      {thread.state === 'trashed' && <TrashLine thread={thread} />}
      <ThreadRoom thread={thread} members={members} role={role} present={present} onTyped={typed} />
    </>
  );
}
