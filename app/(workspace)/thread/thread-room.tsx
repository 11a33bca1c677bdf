'use client';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { can, type Role } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { useComposer } from '@/hooks/use-composer';
import { usePointed } from '@/hooks/use-pointed';
import type { Present } from '@/hooks/use-presence';
import { useTimeline } from '@/hooks/use-timeline';
import { useMe } from '@/hooks/use-workspace';
import { Composer } from './composer';
import { Conversation } from './conversation';
import { DemoEar } from './demo-ear';
import { Finding } from './finding';
import { TypingLine } from './typing-line';
import { ViewerLine } from './viewer-line';
import { ReplyStrip } from './reply-strip';
import { RoomContext, usePhotos } from './room';

const ArchivedLine = dynamic(() => import('./archived-line').then((module) => module.ArchivedLine), {
  ssr: false,
});

type Props = {
  thread: Thread;
  members: readonly Member[];
  role: Role | undefined;
  present: Present;
  /** A key was pressed in the message box; false when it is empty again. */
  onTyped: (isWriting: boolean) => void;
};

/** The conversation and what may be written under it. */
export function ThreadRoom({ thread, members, role, present, onTyped }: Props) {
  const me = useMe();
  const composer = useComposer(thread, onTyped);
  const pointing = usePointed(thread.id);
  const timeline = useTimeline(thread.id, pointing.pointed);
  const { ask, replying } = composer;
  const { begin: reply } = replying;
  const { pointTo } = pointing;
  const photos = usePhotos(members);
  const isOpen = thread.state === 'open';
  const maySpeak = isOpen && can(role, 'say something');
  const room = useMemo(
    () => ({ threadId: thread.id, me: me.uid, role, maySpeak, isOpen, photos, ask, reply, pointTo }),
    [thread.id, me.uid, role, maySpeak, isOpen, photos, ask, reply, pointTo],
  );
  const strip = replying.to && (
    <ReplyStrip quote={replying.to} known={timeline.known} onClose={replying.close} />
  );
  const isViewer = role === 'viewer';
  return (
    <RoomContext value={room}>
      <Finding timeline={timeline} />
      <Conversation
        thread={thread}
        timeline={timeline}
        pointing={pointing}
        isEmptyFor={!isOpen ? 'nobody' : isViewer ? 'viewer' : 'speaker'}
        foot={<TypingLine present={present} members={members} />}
      />
      {isOpen &&
        (isViewer ? (
          <ViewerLine members={members} />
        ) : (
          <Composer thread={thread} composer={composer} strip={strip} />
        ))}
      {thread.state === 'archived' && <ArchivedLine threadId={thread.id} role={role} />}
      {isOpen && <DemoEar composer={composer} />}
    </RoomContext>
  );
}
