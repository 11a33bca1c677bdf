'use client';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { can, type Role } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { useComposer } from '@/hooks/composer/use-composer';
import { usePointed } from '@/hooks/timeline/use-permalink';
import type { Present } from '@/hooks/presence/use-presence';
import { useTimeline, type TimelineView } from '@/hooks/timeline/use-timeline';
import { useMe } from '@/hooks/shell/workspace-provider';
import { AnswerStatus } from '@/app/_thread/conversation/answer-status';
import { Composer } from '@/app/_thread/composer/composer';
import { Conversation } from '@/app/_thread/conversation/conversation';
import { DemoEar } from './demo-typist';
import { Finding } from '@/app/_thread/conversation/jump-loader';
import { TypingLine } from '@/app/_thread/conversation/typing-indicator';
import { ViewerLine } from './viewer-banner';
import { ReplyStrip } from '@/app/_thread/composer/reply-strip';
import { RoomContext, usePeople } from './context';

const NoticesOffer = dynamic(
  () => import('@/app/_settings/notifications-offer').then((module) => module.NoticesOffer),
  {
    ssr: false,
  },
);
const ArchivedLine = dynamic(() => import('./archived-banner').then((module) => module.ArchivedLine), {
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

/** Whether an answer for me is on its way: the moment to offer to tell of it. */
function asksNow({ items }: TimelineView, me: string): boolean {
  return items.some((item) => item.kind === 'run' && item.run.askedBy === me);
}

/** The last thing said, when somebody said it, it asked nobody, and nothing is on its way. */
function unaskedIn({ items, sendings }: TimelineView): string | null {
  const last = items.at(-1);
  if (last?.kind !== 'message' || sendings.length > 0) return null;
  const { id, role, runId, status } = last.message;
  return role === 'user' && runId === null && status === 'sent' ? id : null;
}

/** The conversation and what may be written under it. */
export function ThreadRoom({ thread, members, role, present, onTyped }: Props) {
  const me = useMe();
  const { photos, names } = usePeople(members);
  const composer = useComposer({ thread, names, onTyped });
  const pointing = usePointed(thread.id);
  const timeline = useTimeline(thread.id, pointing.pointed);
  const { ask, replying } = composer;
  const { begin: reply } = replying;
  const { pointTo } = pointing;
  const isOpen = thread.state === 'open';
  const maySpeak = isOpen && can(role, 'say something');
  const room = useMemo(
    () => ({ threadId: thread.id, me: me.uid, role, maySpeak, isOpen, photos, names, ask, reply, pointTo }),
    [thread.id, me.uid, role, maySpeak, isOpen, photos, names, ask, reply, pointTo],
  );
  const strip = replying.to && (
    <ReplyStrip quote={replying.to} known={timeline.known} onClose={replying.close} />
  );
  const isViewer = role === 'viewer';
  return (
    <RoomContext value={room}>
      <Finding timeline={timeline} />
      <AnswerStatus items={timeline.items} />
      <Conversation
        thread={thread}
        timeline={timeline}
        pointing={pointing}
        isEmptyFor={!isOpen ? 'nobody' : isViewer ? 'viewer' : 'speaker'}
        foot={<TypingLine present={present} members={members} />}
      />
      {isOpen && asksNow(timeline, me.uid) && <NoticesOffer />}
      {isOpen &&
        (isViewer ? (
          <ViewerLine members={members} />
        ) : (
          <Composer thread={thread} composer={composer} unasked={unaskedIn(timeline)} strip={strip} />
        ))}
      {thread.state === 'archived' && <ArchivedLine threadId={thread.id} role={role} />}
      {isOpen && <DemoEar composer={composer} />}
    </RoomContext>
  );
}
