'use client';
import { ArrowDown } from 'lucide-react';
import { useMemo } from 'react';
import { useFollowEnd } from '@/hooks/use-follow-end';
import type { TimelineView } from '@/hooks/use-timeline';
import { useWake } from '@/hooks/use-wake';
import { Button } from '../../_ui/button';
import { MessageBones } from '../skeleton';
import { Answer } from './answer';
import styles from './conversation.module.css';
import { DayLine } from './day-line';
import { EmptyThread } from './empty-thread';
import { OlderMessages } from './older-messages';
import { useRoom } from './room';
import { rowsOf, type Row } from './rows';
import { Said } from './said';
import { SendingRow } from './sending-row';

type Props = { timeline: TimelineView; isEmptyFor: 'speaker' | 'viewer' };

/** A question that waits so long while nobody writes was left by a server that is gone. */
const UNSTARTED_MS = 2_000;

export function Conversation({ timeline, isEmptyFor }: Props) {
  const { threadId, me } = useRoom();
  const { status, items, sendings, runs, older } = timeline;
  const rows = useMemo(() => rowsOf(items, sendings, me), [items, sendings, me]);
  const { scrollRef, contentRef, isFollowing, jumpToEnd } = useFollowEnd(sendings.at(-1)?.id);
  const isUnstarted = runs.length > 0 && runs.every((run) => run.status === 'queued');
  useWake(threadId, { afterMs: isUnstarted ? UNSTARTED_MS : null, sign: runs.length });
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
              {rows.length === 0 ? <EmptyThread isFor={isEmptyFor} /> : rows.map(drawRow)}
            </>
          )}
        </div>
      </div>
      {!isFollowing && (
        <Button className={styles.jump ?? ''} size="small" onClick={jumpToEnd}>
          <ArrowDown size={16} aria-hidden="true" /> Jump to latest
        </Button>
      )}
    </div>
  );
}

function drawRow(row: Row) {
  switch (row.kind) {
    case 'day':
      return <DayLine key={row.key} at={row.at} />;
    case 'said':
      return <Said key={row.key} message={row.message} begins={row.begins} />;
    case 'sending':
      return <SendingRow key={row.key} sending={row.sending} begins={row.begins} />;
    case 'answer':
      return <Answer key={row.key} message={row.message} run={row.run} ahead={row.ahead} />;
  }
}
