'use client';
import { useState } from 'react';
import { useNow } from '@/hooks/use-now';
import { useTrail, type Trail } from '@/hooks/use-trail';
import { useLanguage } from '@/hooks/use-words';
import type { EventGroup, ThreadEvent } from '@/model/event';
import { Avatar } from '../../_ui/avatar';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import { fullTime, shortTime } from '../../_ui/times';
import { doerOf, wordsForEvent } from './event-words';
import styles from './trail.module.css';

const GROUPS: readonly { group: EventGroup | null; words: string }[] = [
  { group: null, words: 'All' },
  { group: 'members', words: 'Members' },
  { group: 'invites', words: 'Invites' },
  { group: 'settings', words: 'Settings' },
  { group: 'answers', words: 'Answers' },
  { group: 'thread', words: 'Thread' },
];

/** Who did what to a thread, and when: for those who manage it. */
export function TrailDialog({ threadId, onClose }: { threadId: string; onClose: () => void }) {
  const [group, setGroup] = useState<EventGroup | null>(null);
  const trail = useTrail(threadId, group);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Activity"
      description="What happened to this thread, newest first. What was said stands in the thread itself."
    >
      <div className={styles.groups} role="group" aria-label="Show">
        {GROUPS.map((one) => (
          <Button
            key={one.words}
            size="small"
            className={styles.group ?? ''}
            aria-pressed={one.group === group}
            onClick={() => setGroup(one.group)}
          >
            {one.words}
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
  if (trail.status === 'loading') return <p role="status">Reading what happened…</p>;
  if (trail.status === 'failed') {
    return (
      <div role="alert" className={styles.problem}>
        <p>What happened could not be read.</p>
        <Button size="small" onClick={trail.retry}>
          Try again
        </Button>
      </div>
    );
  }
  if (trail.events.length === 0)
    return (
      <p role="status">
        {isNarrowed ? 'Nothing of this kind has happened yet.' : 'Nothing has happened yet.'}
      </p>
    );
  return (
    <>
      <ol className={styles.lines} aria-label="What happened">
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
          {trail.more === 'failed' ? 'It could not be read. Try again' : 'Show more'}
        </Button>
      )}
    </>
  );
}

function Line({ event }: { event: ThreadEvent }) {
  const language = useLanguage();
  const now = useNow();
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
