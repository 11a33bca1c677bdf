'use client';
import { ArrowDown, Reply } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useFollowEnd, type FollowEnd } from '@/hooks/use-follow-end';
import { useSeeing } from '@/hooks/use-marks';
import type { Sending } from '@/hooks/outbox';
import type { Pointing } from '@/hooks/use-pointed';
import type { TimelineView } from '@/hooks/use-timeline';
import type { ThreadEvent } from '@/model/event';
import type { Thread } from '@/model/thread';
import type { TimelineItem } from '@/model/timeline';
import { firstUnread } from '@/model/unread';
import { Button } from '../../_ui/button';
import { MessageBones } from '../skeleton';
import { Answer } from './answer';
import styles from './conversation.module.css';
import { DayLine } from './day-line';
import { EmptyThread } from './empty-thread';
import { EventLine } from './event-line';
import { FurtherMessages } from './further-messages';
import { NewLine } from './new-line';
import { showPointed } from './show-pointed';
import { useRoom } from './room';
import { rowsOf, type Row } from './rows';
import { Said } from './said';
import { SendingRow } from './sending-row';

const NO_EVENTS: readonly ThreadEvent[] = [];
const NO_SENDINGS: readonly Sending[] = [];

type Props = {
  thread: Thread;
  timeline: TimelineView;
  pointing: Pointing;
  isEmptyFor: 'speaker' | 'viewer' | 'nobody';
  /** Stands over the end of the conversation. */
  foot: ReactNode;
};

export function Conversation({ thread, timeline, pointing, isEmptyFor, foot }: Props) {
  const { me } = useRoom();
  const { status, items, events, sendings, known, older, newer, isApart } = timeline;
  // At the end they stand, wherever their writer looks.
  const ending = isApart ? NO_SENDINGS : sendings;
  const isEmpty = items.length === 0 && sendings.length === 0;
  // Told between messages: where nothing was said yet, the page says how to begin.
  const told = isEmpty ? NO_EVENTS : events;
  const view = useFollowEnd({ said: sendings.at(-1)?.id, hasEnd: !isApart });
  const { scrollRef, contentRef, isFollowing } = view;
  const unread = useSeeing(thread, isFollowing && status === 'ready' && !isApart);
  const newFrom = useNewFrom(status === 'ready' && !isApart ? items : null, unread, me);
  const rows = useMemo(
    () => rowsOf({ items, events: told, sendings: ending, newFrom, known }, me),
    [items, told, ending, newFrom, known, me],
  );
  useArrival({ timeline, pointing, view });
  const aheadPx = isApart ? ISLAND_AHEAD_PX : AHEAD_PX;
  return (
    <div className={styles.wrap}>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scrollRef} className={styles.scroll} role="log" aria-label="Conversation" tabIndex={0}>
        <div ref={contentRef} className={styles.content}>
          {status === 'loading' && <MessageBones />}
          {status === 'failed' && (
            <p className={styles.failed}>The messages could not be loaded. Reload the page to try again.</p>
          )}
          {status === 'ready' && (
            <>
              <FurtherMessages kind="older" further={older} marginPx={aheadPx} />
              {isEmpty ? <EmptyThread isFor={isEmptyFor} /> : rows.map(drawRow)}
              <FurtherMessages kind="newer" further={newer} marginPx={aheadPx} />
            </>
          )}
        </div>
      </div>
      {foot}
      {!isFollowing && (
        <div className={styles.ways}>
          {pointing.pointed.isJump && (
            <Button size="small" onClick={pointing.goBack}>
              <Reply size={16} aria-hidden="true" /> Back to where you were
            </Button>
          )}
          <Button size="small" onClick={pointing.leave}>
            <ArrowDown size={16} aria-hidden="true" /> Jump to latest
          </Button>
        </div>
      )}
      <p className={styles.looking} role="status">
        {timeline.isLooking && status === 'ready' && 'Looking for the message…'}
      </p>
    </div>
  );
}

/** How far from the screen further messages are fetched. An island is read in small pieces: most readers see one. */
const AHEAD_PX = 600;
const ISLAND_AHEAD_PX = 80;

type Arrival = { timeline: TimelineView; pointing: Pointing; view: FollowEnd };

/** Shows what is pointed at as soon as it is on screen, and the end to whoever leaves an island. */
function useArrival({ timeline, pointing, view }: Arrival): void {
  const { status, isLooking, isApart, sendings } = timeline;
  const said = sendings.at(-1)?.id;
  const { pointed, leave } = pointing;
  const { scrollRef, hold, jumpToEnd } = view;
  const arrived = useRef(-1);
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    if (status !== 'ready' || isLooking || scroll === null) return;
    if (arrived.current === pointed.turn) return;
    arrived.current = pointed.turn;
    if (pointed.messageId !== null) showPointed(scroll, pointed, hold);
    else if (pointed.turn > 0) jumpToEnd();
  });
  // Whoever speaks wants to see the end.
  const last = useRef(said);
  useEffect(() => {
    if (said !== last.current && said !== undefined && isApart) leave();
    last.current = said;
  }, [said, isApart, leave]);
}

/** The place of the first message that was unread when I came: it stays as long as I am here. */
function useNewFrom(items: readonly TimelineItem[] | null, unread: number | null, me: string): number | null {
  const [newFrom, setNewFrom] = useState<number | null | undefined>(undefined);
  if (newFrom === undefined && items !== null && unread !== null) {
    const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
    // Nobody needs to be told that a thread is new from its first word on.
    const first = firstUnread(messages, unread, me)?.seq ?? null;
    setNewFrom(first === items[0]?.seq ? null : first);
  }
  return newFrom ?? null;
}

function drawRow(row: Row) {
  switch (row.kind) {
    case 'new':
      return <NewLine key={row.key} />;
    case 'day':
      return <DayLine key={row.key} at={row.at} />;
    case 'event':
      return <EventLine key={row.key} at={row.at} words={row.words} />;
    case 'said': {
      const { key, kind: _, ...said } = row;
      return <Said key={key} {...said} />;
    }
    case 'sending':
      return <SendingRow key={row.key} sending={row.sending} begins={row.begins} quoted={row.quoted} />;
    case 'answer': {
      const { key, kind: _, ...answer } = row;
      return <Answer key={key} {...answer} />;
    }
  }
}
