'use client';
import { ArrowDown } from 'lucide-react';
import { useMemo } from 'react';
import { useFollowEnd } from '@/hooks/use-follow-end';
import type { TimelineView } from '@/hooks/use-timeline';
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

export function Conversation({ timeline, isEmptyFor }: Props) {
  const { me } = useRoom();
  const { status, items, sendings, older } = timeline;
  const rows = useMemo(() => rowsOf(items, sendings, me), [items, sendings, me]);
  const { scrollRef, contentRef, isFollowing, jumpToEnd } = useFollowEnd(sendings.at(-1)?.id);
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
