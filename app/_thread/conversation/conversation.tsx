'use client';
import { memo, useCallback, useMemo, type ReactNode } from 'react';
import { useSeeing } from '@/hooks/threads/use-read-states';
import type { Sending } from '@/hooks/composer/outbox';
import type { Reading } from '@/hooks/virtual-list/virtual-list';
import type { Pointing } from '@/hooks/timeline/use-permalink';
import { useDrawnRows, useRowView } from '@/hooks/virtual-list/use-virtual-list';
import type { TimelineView } from '@/hooks/timeline/use-timeline';
import { useWords } from '@/hooks/core/use-strings';
import type { ThreadEvent } from '@/model/event';
import type { Thread } from '@/model/thread';
import { MessageBones } from '@/app/_ui/skeleton';
import { ConversationRows } from './conversation-rows';
import { ConversationWays } from './jump-buttons';
import { conversationWords } from './strings';
import styles from './conversation.module.css';
import { EmptyThread } from './empty-thread';
import { FurtherMessages } from './load-more';
import { useRoom } from '@/app/_thread/context';
import { CONVERSATION_ROWS, messageIdOf } from './row-kind';
import { rowsOf, type Row } from '@/app/_thread/rows';
import { useArrival } from './use-arrival';
import { useC1Ahead } from '@/app/_thread/message/generated/use-c1-preload';
import { useNewFrom } from './use-first-unread';

const NO_EVENTS: readonly ThreadEvent[] = [];
const NO_SENDINGS: readonly Sending[] = [];

/** How far from the screen further messages are fetched. An island is read in small pieces: most readers see one. */
const AHEAD_PX = 600;
const ISLAND_AHEAD_PX = 80;

type BodyProps = {
  thread: Thread;
  timeline: TimelineView;
  pointing: Pointing;
  isEmptyFor: 'speaker' | 'viewer' | 'nobody';
};

type Props = BodyProps & {
  /** Stands over the end of the conversation. */
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

/** Not drawn again for every key that is pressed below it. */
const Body = memo(function Body({ thread, timeline, pointing, isEmptyFor }: BodyProps) {
  const words = useWords(conversationWords);
  const { rows, view, pieces, isFollowing } = useConversationRows({ thread, timeline, pointing });
  const { onView, onContent } = view;
  const { status, older, newer, isApart } = timeline;
  const aheadPx = isApart ? ISLAND_AHEAD_PX : AHEAD_PX;
  return (
    <>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={onView} className={styles.scroll} role="log" aria-label={words.conversation} tabIndex={0}>
        <div ref={onContent} className={styles.content}>
          {status === 'loading' && <MessageBones />}
          {status === 'failed' && <p className={styles.failed}>{words.failed}</p>}
          {status === 'ready' && (
            <>
              <FurtherMessages kind="older" further={older} marginPx={aheadPx} />
              {rows.length === 0 ? (
                <EmptyThread isFor={isEmptyFor} />
              ) : (
                <ConversationRows view={view} pieces={pieces} />
              )}
              <FurtherMessages kind="newer" further={newer} marginPx={aheadPx} />
            </>
          )}
        </div>
      </div>
      {!isFollowing && <ConversationWays pointing={pointing} landed={thread.landed} />}
      <p className={styles.looking} role="status">
        {timeline.isLooking && status === 'ready' && words.looking}
      </p>
    </>
  );
});

function useConversationRows({
  thread,
  timeline,
  pointing,
}: Pick<BodyProps, 'thread' | 'timeline' | 'pointing'>) {
  const { me } = useRoom();
  const { status, items, events, sendings, known, isApart } = timeline;
  const { keepReading } = pointing;
  const onRest = useCallback(
    (reading: Reading<Row> | null) => {
      const id = reading && messageIdOf(reading.row);
      keepReading(id === null || reading === null ? null : { id, top: reading.top });
    },
    [keepReading],
  );
  const inView = useRowView(CONVERSATION_ROWS, onRest);
  const { view, shown } = inView;
  const isAtEnd = status === 'ready' && !isApart;
  const unread = useSeeing(thread, shown.isFollowing && isAtEnd);
  const newFrom = useNewFrom(isAtEnd ? items : null, unread, me);
  const rows = useMemo(() => {
    // At the end they stand, wherever their writer looks.
    const ending = isApart ? NO_SENDINGS : sendings;
    const isEmpty = items.length === 0 && sendings.length === 0;
    // Told between messages: where nothing was said yet, the page says how to begin.
    const told = isEmpty ? NO_EVENTS : events;
    return rowsOf({ items, events: told, sendings: ending, newFrom, known }, me);
  }, [items, events, sendings, isApart, newFrom, known, me]);
  const pieces = useDrawnRows(inView, { rows, said: sendings.at(-1)?.id, hasEnd: !isApart });
  useArrival({ timeline, pointing, view, rows });
  useC1Ahead(rows);
  return { rows, pieces, view, isFollowing: shown.isFollowing };
}
