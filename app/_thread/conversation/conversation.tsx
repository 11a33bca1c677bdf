'use client';
import { memo, useCallback, useMemo, type ReactNode } from 'react';
import { useReadCursor } from '@/hooks/threads/use-read-state';
import { copySelection, loadCopying } from '@/hooks/messages/copy-selection';
import { useIdleChunk } from '@/hooks/shell/use-idle';
import type { Sending } from '@/hooks/composer/outbox';
import type { Reading } from '@/hooks/virtual-list/virtual-list';
import type { PermalinkNavigation } from '@/hooks/timeline/use-permalink';
import { useVirtualRows, useVirtualList } from '@/hooks/virtual-list/use-virtual-list';
import { isShown } from '@/hooks/timeline/timeline-state';
import type { TimelineView } from '@/hooks/timeline/use-timeline';
import { useStrings } from '@/hooks/core/use-strings';
import type { ThreadEvent } from '@/model/event';
import type { Thread } from '@/model/thread';
import { ConversationRows } from './conversation-rows';
import { JumpButtons } from './jump/jump-buttons';
import { conversationStrings } from './strings';
import styles from './conversation.module.css';
import { EmptyThread } from './empty-thread';
import { LoadingMessages } from './loading-messages';
import { LoadMore } from './load-more';
import { useActor } from '@/app/_thread/context';
import { CONVERSATION_ROWS, messageIdOf } from './row-kind';
import { rowsOf, type Row } from '@/app/_thread/rows';
import { useArrival } from './jump/use-arrival';
import { useC1Preload } from '@/app/_thread/message/generated/use-c1-preload';
import { useFirstUnread } from './use-first-unread';

const NO_EVENTS: readonly ThreadEvent[] = [];
const NO_SENDINGS: readonly Sending[] = [];

/**
 * How far from the view more messages are fetched. A detached window is paged in small steps: most readers see one
 * page.
 */
const AHEAD_PX = 600;
const DETACHED_AHEAD_PX = 80;

type BodyProps = {
  thread: Thread;
  timeline: TimelineView;
  navigation: PermalinkNavigation;
  isEmptyFor: 'editor' | 'viewer' | 'nobody';
};

type Props = BodyProps & {
  /** Overlays the end of the conversation. */
  foot: ReactNode;
};

export function Conversation({ foot, ...conversation }: Props) {
  return (
    <div className={styles.wrap}>
      <Body {...conversation} />
      {foot}
    </div>
  );
}

/** Memoized: it does not render for every key pressed in the composer. */
const Body = memo(function Body({ thread, timeline, navigation, isEmptyFor }: BodyProps) {
  const strings = useStrings(conversationStrings);
  const { rows, view, pieces, isFollowing } = useConversationRows({ thread, timeline, navigation });
  const { onView, onContent } = view;
  const { stage, older, newer, isLooking } = timeline;
  const isReady = isShown(stage);
  useIdleChunk(loadCopying);
  const aheadPx = stage.kind === 'detached' ? DETACHED_AHEAD_PX : AHEAD_PX;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a press is noted, and does nothing */}
      <div
        ref={onView}
        className={styles.scroll}
        role="log"
        aria-label={strings.conversation}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onPointerDown={({ currentTarget }) => (currentTarget.dataset['pressed'] = '')}
        onBlur={({ target, currentTarget }) => {
          if (target === currentTarget) delete currentTarget.dataset['pressed'];
        }}
        onCopy={({ nativeEvent }) => copySelection(nativeEvent)}
      >
        <div ref={onContent} className={styles.content}>
          {(stage.kind === 'loading' || stage.kind === 'arriving') && (
            <LoadingMessages
              threadId={thread.id}
              landedCount={thread.landedCount}
              isArriving={navigation.permalink.messageId !== null}
            />
          )}
          {stage.kind === 'failed' && <p className={styles.failed}>{strings.failed}</p>}
          {isReady && (
            <>
              <LoadMore kind="older" further={older} marginPx={aheadPx} />
              {rows.length === 0 ? (
                <EmptyThread isFor={isEmptyFor} />
              ) : (
                <ConversationRows view={view} pieces={pieces} />
              )}
              <LoadMore kind="newer" further={newer} marginPx={aheadPx} />
            </>
          )}
        </div>
      </div>
      {!isFollowing && <JumpButtons navigation={navigation} thread={thread} />}
      <p className={styles.looking} role="status">
        {isLooking && isReady && strings.looking}
      </p>
    </>
  );
});

function useConversationRows({
  thread,
  timeline,
  navigation,
}: Pick<BodyProps, 'thread' | 'timeline' | 'navigation'>) {
  const me = useActor()?.me ?? '';
  const { stage, items, events, sendings, known } = timeline;
  const isDetached = stage.kind === 'detached';
  const { saveReadingPosition } = navigation;
  const onScrollIdle = useCallback(
    (reading: Reading<Row> | null) => {
      const id = reading && messageIdOf(reading.row);
      saveReadingPosition(id === null || reading === null ? null : { id, top: reading.top });
    },
    [saveReadingPosition],
  );
  const inView = useVirtualList(CONVERSATION_ROWS, onScrollIdle);
  const { view, shown } = inView;
  const isAtEnd = stage.kind === 'at end';
  const unread = useReadCursor(thread, shown.isFollowing && isAtEnd);
  const newFrom = useFirstUnread(isAtEnd ? items : null, unread, me);
  const rows = useMemo(() => {
    // Pending messages belong to the end of the thread and are not shown in a detached window.
    const shownSendings = isDetached ? NO_SENDINGS : sendings;
    const isEmpty = items.length === 0 && sendings.length === 0;
    // Events are shown between messages only: a thread without messages shows starters instead.
    const shownEvents = isEmpty ? NO_EVENTS : events;
    return rowsOf(
      { items, events: shownEvents, sendings: shownSendings, hasEnd: !isDetached, newFrom, known },
      me,
    );
  }, [items, events, sendings, isDetached, newFrom, known, me]);
  const pieces = useVirtualRows(inView, { rows, lastOwnMessage: sendings.at(-1)?.id, hasEnd: !isDetached });
  useArrival({ timeline, navigation, view, rows });
  useC1Preload(rows);
  return { rows, pieces, view, isFollowing: shown.isFollowing };
}
