'use client';
import { TextSearch } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useRef, useState } from 'react';
import { can, mayExport, mayFork, type Role } from '@/model/access';
import type { Member } from '@/model/member';
import { isEditable } from '@/model/message';
import type { Thread } from '@/model/thread';
import { suggestedText, useComposer } from '@/hooks/composer/use-composer';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useCommandsHere } from '@/hooks/shell/use-commands';
import { useIdleAfter } from '@/hooks/shell/use-idle';
import { lastOwn, lastToReply, lastUnasked } from '@/hooks/timeline/last-message';
import { usePermalink, type PermalinkNavigation } from '@/hooks/timeline/use-permalink';
import type { Present } from '@/hooks/presence/use-presence';
import { useTimeline, type TimelineView } from '@/hooks/timeline/use-timeline';
import { useMe } from '@/hooks/core/session/use-workspace';
import { AnswerStatus } from '@/app/_thread/conversation/answer-status';
import { Composer } from '@/app/_thread/composer/composer';
import { FileDropTarget } from '@/app/_thread/composer/file-drop-target';
import { Conversation } from '@/app/_thread/conversation/conversation';
import { DemoTypist } from './demo-typist';
import { JumpLoader } from '@/app/_thread/conversation/jump/jump-loader';
import { TypingIndicator } from '@/app/_thread/conversation/typing-indicator';
import { ViewerBanner } from './banners';
import { ReplyStrip } from '@/app/_thread/composer/reply-strip';
import { FIND_IN_THREAD } from './commands';
import { ActorContext, ReaderContext, usePeople } from './context';
import { threadStrings } from './strings';

const NotificationsOffer = dynamic(
  () => import('@/app/_settings/notifications-offer').then((module) => module.NotificationsOffer),
  {
    ssr: false,
  },
);
const ArchivedBanner = dynamic(() => import('./closed-banners').then((module) => module.ArchivedBanner), {
  ssr: false,
});

const loadFindBar = () => import('@/app/_search/find/find-bar').then(({ FindBar }) => FindBar);
const FindBar = dynamic(loadFindBar, { ssr: false });

type Props = {
  thread: Thread;
  members: readonly Member[];
  role: Role | undefined;
  present: Present;
  /** A key was pressed in the message box; false when it is empty again. */
  onTyped: (isWriting: boolean) => void;
};

/** Whether an answer for me is pending: the moment to offer notifications. */
function asksNow({ items }: TimelineView, me: string): boolean {
  return items.some((item) => item.kind === 'run' && item.run.askedBy === me);
}

/** The last messages of the thread, for the composer and its keys. */
function lastIn({ stage, items, sendings }: TimelineView, me: string) {
  const shown = { hasEnd: stage.kind === 'at end', items, sendings };
  const own = lastOwn(shown, me);
  const editableId = own !== null && isEditable(own) ? own.id : null;
  return { unasked: lastUnasked(shown), last: lastToReply(shown), editableId };
}

/** The conversation and its composer. */
export function ThreadBody({ thread, members, role, present, onTyped }: Props) {
  const me = useMe();
  const { photos, names } = usePeople(members);
  const composer = useComposer({ thread, names, onTyped });
  const navigation = usePermalink(thread.id);
  const timeline = useTimeline(thread.id, navigation.permalink);
  useIdleAfter(timeline.stage.kind !== 'loading');
  const { ask, insert, replying } = composer;
  const suggest = useCallback((text: string) => insert((typed) => suggestedText(typed, text)), [insert]);
  const { start: reply } = replying;
  const { jumpTo } = navigation;
  const isOpen = thread.state === 'open';
  const mayPost = isOpen && can(role, 'say something');
  const isExportable = mayExport(role, thread.settings.exportBy);
  const isForkable = thread.state !== 'trashed' && mayFork(role, thread.settings.forkBy);
  const hasForks = thread.forks > 0;
  const reader = useMemo(
    () => ({ threadId: thread.id, photos, names, jumpTo }),
    [thread.id, photos, names, jumpTo],
  );
  const actor = useMemo(
    () => ({
      me: me.uid,
      role,
      mayPost,
      isOpen,
      mayExport: isExportable,
      mayFork: isForkable,
      hasForks,
      ask,
      suggest,
      reply,
    }),
    [me.uid, role, mayPost, isOpen, isExportable, isForkable, hasForks, ask, suggest, reply],
  );
  const strip = replying.to && (
    <ReplyStrip replyTo={replying.to} known={timeline.known} onClose={replying.close} />
  );
  const isViewer = role === 'viewer';
  return (
    <ReaderContext value={reader}>
      <ActorContext value={actor}>
        <FindInThread threadId={thread.id} navigation={navigation} />
        <JumpLoader timeline={timeline} />
        <AnswerStatus items={timeline.items} />
        <FileDropTarget composer={composer} isOff={!mayPost}>
          <Conversation
            thread={thread}
            timeline={timeline}
            navigation={navigation}
            isEmptyFor={!isOpen ? 'nobody' : isViewer ? 'viewer' : 'editor'}
            foot={<TypingIndicator present={present} members={members} />}
          />
          {isOpen && asksNow(timeline, me.uid) && <NotificationsOffer />}
          {isOpen &&
            (isViewer ? (
              <ViewerBanner members={members} />
            ) : (
              <Composer thread={thread} composer={composer} {...lastIn(timeline, me.uid)} strip={strip} />
            ))}
        </FileDropTarget>
        {thread.state === 'archived' && <ArchivedBanner threadId={thread.id} role={role} />}
        {isOpen && <DemoTypist composer={composer} />}
      </ActorContext>
    </ReaderContext>
  );
}

/** The command, and the bar that it opens. */
function FindInThread({ threadId, navigation }: { threadId: string; navigation: PermalinkNavigation }) {
  const { findInThread } = useStrings(threadStrings);
  const { toastError } = useToasts();
  const [isOpen, setOpen] = useState(false);
  const hasJumped = useRef(false);
  const { jumpTo, replaceJump } = navigation;
  useCommandsHere(
    useMemo(
      () => [
        {
          id: FIND_IN_THREAD,
          label: findInThread,
          Icon: TextSearch,
          press: () => void loadChunk(loadFindBar).then(() => setOpen(true), toastError),
        },
      ],
      [findInThread, toastError],
    ),
  );
  // The first match is one entry of the history, and the others take its place: Back leads to what was read before.
  const show = useCallback(
    (messageId: string) => {
      if (hasJumped.current) replaceJump(messageId);
      else jumpTo(messageId, null);
      hasJumped.current = true;
    },
    [jumpTo, replaceJump],
  );
  const close = () => {
    hasJumped.current = false;
    setOpen(false);
  };
  return isOpen && <FindBar threadId={threadId} onShow={show} onClose={close} />;
}
