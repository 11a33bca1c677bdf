'use client';
import { ArrowDown } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useFollowEnd } from '@/hooks/use-follow-end';
import { useSeeing } from '@/hooks/use-marks';
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
import { NewLine } from './new-line';
import { OlderMessages } from './older-messages';
import { useRoom } from './room';
import { rowsOf, type Row } from './rows';
import { Said } from './said';
import { SendingRow } from './sending-row';

const NO_EVENTS: readonly ThreadEvent[] = [];

type Props = {
  thread: Thread;
  timeline: TimelineView;
  isEmptyFor: 'speaker' | 'viewer' | 'nobody';
  /** Stands over the end of the conversation. */
  foot: ReactNode;
};

export function Conversation({ thread, timeline, isEmptyFor, foot }: Props) {
  const { me } = useRoom();
  const { status, items, events, sendings, older } = timeline;
  const isEmpty = items.length === 0 && sendings.length === 0;
  // Told between messages: where nothing was said yet, the page says how to begin.
  const told = isEmpty ? NO_EVENTS : events;
  const { scrollRef, contentRef, isFollowing, jumpToEnd } = useFollowEnd(sendings.at(-1)?.id);
  const unread = useSeeing(thread, isFollowing && status === 'ready');
  const newFrom = useNewFrom(status === 'ready' ? items : null, unread, me);
  const rows = useMemo(
    () => rowsOf({ items, events: told, sendings, newFrom }, me),
    [items, told, sendings, newFrom, me],
  );
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
              <OlderMessages older={older} />
              {isEmpty ? <EmptyThread isFor={isEmptyFor} /> : rows.map(drawRow)}
            </>
          )}
        </div>
      </div>
      {foot}
      {!isFollowing && (
        <Button className={styles.jump ?? ''} size="small" onClick={jumpToEnd}>
          <ArrowDown size={16} aria-hidden="true" /> Jump to latest
        </Button>
      )}
    </div>
  );
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
      return <SendingRow key={row.key} sending={row.sending} begins={row.begins} />;
    case 'answer': {
      const { key, kind: _, ...answer } = row;
      return <Answer key={key} {...answer} />;
    }
  }
}
