'use client';
import { useState } from 'react';
import { useNow } from '@/hooks/core/use-now';
import { useTrail, type Trail } from '@/hooks/activity/use-activity';
import { useLanguage, useWords } from '@/hooks/core/use-strings';
import type { EventGroup, ThreadEvent } from '@/model/event';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { useTimes } from '@/app/_ui/use-times';
import { doerOf, wordsForEvent } from './event-text';
import { trailWords } from './strings';
import styles from './activity.module.css';

const GROUPS = [null, 'members', 'invites', 'settings', 'answers', 'thread'] as const;

/** Who did what to a thread, and when: for those who manage it. */
export function TrailDialog({ threadId, onClose }: { threadId: string; onClose: () => void }) {
  const words = useWords(trailWords);
  const [group, setGroup] = useState<EventGroup | null>(null);
  const trail = useTrail(threadId, group);
  return (
    <Dialog isOpen onClose={onClose} title={words.title} description={words.description}>
      <div className={styles.groups} role="group" aria-label={words.show}>
        {GROUPS.map((one) => (
          <Button
            key={one ?? 'all'}
            size="small"
            className={styles.group ?? ''}
            aria-pressed={one === group}
            onClick={() => setGroup(one)}
          >
            {words.groups[one ?? 'all']}
          </Button>
        ))}
      </div>
      <div className={styles.body}>
        <Lines trail={trail} isNarrowed={group !== null} />
      </div>
    </Dialog>
  );
}

function Lines({ trail, isNarrowed }: { trail: Trail; isNarrowed: boolean }) {
  const words = useWords(trailWords);
  if (trail.status === 'loading') return <p role="status">{words.reading}</p>;
  if (trail.status === 'failed') {
    return (
      <div role="alert" className={styles.problem}>
        <p>{words.failed}</p>
        <Button size="small" onClick={trail.retry}>
          {words.again}
        </Button>
      </div>
    );
  }
  if (trail.events.length === 0)
    return <p role="status">{isNarrowed ? words.nothingOfKind : words.nothing}</p>;
  return (
    <>
      <ol className={styles.lines} aria-label={words.lines}>
        {trail.events.map((event) => (
          <Line key={event.id} event={event} />
        ))}
      </ol>
      {trail.more !== 'none' && (
        <Button
          look="quiet"
          className={styles.more ?? ''}
          busy={trail.more === 'loading'}
          onClick={trail.showMore}
        >
          {trail.more === 'failed' ? words.moreFailed : words.more}
        </Button>
      )}
    </>
  );
}

function Line({ event }: { event: ThreadEvent }) {
  const language = useLanguage();
  const now = useNow();
  const { fullTime, shortTime } = useTimes();
  const doer = doerOf(event);
  return (
    <li className={styles.line}>
      <Avatar id={doer.uid} name={doer.name} size={28} />
      <span className={styles.words}>{wordsForEvent(event, language)}</span>
      <time dateTime={new Date(event.at).toISOString()} title={fullTime(event.at)}>
        {shortTime(event.at, now)}
      </time>
    </li>
  );
}
