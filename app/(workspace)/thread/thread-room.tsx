'use client';
import { useMemo } from 'react';
import type { Role } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { useComposer } from '@/hooks/use-composer';
import { useTimeline } from '@/hooks/use-timeline';
import { useMe } from '@/hooks/use-workspace';
import { Composer } from './composer';
import { Conversation } from './conversation';
import { DemoEar } from './demo-ear';
import { ViewerLine } from './viewer-line';
import { RoomContext } from './room';

type Props = { thread: Thread; members: readonly Member[]; role: Role | undefined; maySpeak: boolean };

/** The conversation and what may be written under it. */
export function ThreadRoom({ thread, members, role, maySpeak }: Props) {
  const me = useMe();
  const composer = useComposer(thread);
  const timeline = useTimeline(thread.id);
  const { ask } = composer;
  const room = useMemo(
    () => ({ threadId: thread.id, me: me.uid, role, maySpeak, ask }),
    [thread.id, me.uid, role, maySpeak, ask],
  );
  const isViewer = role === 'viewer';
  return (
    <RoomContext value={room}>
      <Conversation timeline={timeline} isEmptyFor={isViewer ? 'viewer' : 'speaker'} />
      {isViewer ? <ViewerLine members={members} /> : <Composer thread={thread} composer={composer} />}
      <DemoEar composer={composer} />
    </RoomContext>
  );
}
