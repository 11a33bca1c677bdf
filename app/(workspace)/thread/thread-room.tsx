'use client';
import { useMemo } from 'react';
import { can, type Role } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { useComposer } from '@/hooks/use-composer';
import { useTimeline } from '@/hooks/use-timeline';
import { useMe } from '@/hooks/use-workspace';
import { ArchivedLine } from './archived-line';
import { Composer } from './composer';
import { Conversation } from './conversation';
import { DemoEar } from './demo-ear';
import { ViewerLine } from './viewer-line';
import { RoomContext } from './room';

type Props = { thread: Thread; members: readonly Member[]; role: Role | undefined };

/** The conversation and what may be written under it. */
export function ThreadRoom({ thread, members, role }: Props) {
  const me = useMe();
  const composer = useComposer(thread);
  const timeline = useTimeline(thread.id);
  const { ask } = composer;
  const isOpen = thread.state === 'open';
  const maySpeak = isOpen && can(role, 'say something');
  const room = useMemo(
    () => ({ threadId: thread.id, me: me.uid, role, maySpeak, isOpen, ask }),
    [thread.id, me.uid, role, maySpeak, isOpen, ask],
  );
  const isViewer = role === 'viewer';
  return (
    <RoomContext value={room}>
      <Conversation timeline={timeline} isEmptyFor={!isOpen ? 'nobody' : isViewer ? 'viewer' : 'speaker'} />
      {isOpen &&
        (isViewer ? <ViewerLine members={members} /> : <Composer thread={thread} composer={composer} />)}
      {thread.state === 'archived' && <ArchivedLine threadId={thread.id} role={role} />}
      {isOpen && <DemoEar composer={composer} />}
    </RoomContext>
  );
}
