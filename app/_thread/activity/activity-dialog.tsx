'use client';
import { useState } from 'react';
import { useNow } from '@/hooks/core/use-now';
import { useActivity, type Activity } from '@/hooks/activity/use-activity';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useLanguage, useStrings } from '@/hooks/core/use-strings';
import type { EventGroup, ThreadEvent } from '@/model/event';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { useTimes } from '@/app/_ui/times';
import { actorOf } from './fold-events';
import { eventText } from '@/model/event-text';
import { activityStrings } from './strings';
import styles from './activity.module.css';

const GROUPS = [null, 'members', 'invites', 'settings', 'messages', 'thread'] as const;

/** The activity of a thread: who did what, and when. */
export function ActivityDialog({ threadId, onClose }: { threadId: string; onClose: () => void }) {
  const strings = useStrings(activityStrings);
  const [group, setGroup] = useState<EventGroup | null>(null);
  const activity = useActivity(threadId, group);
  return (
    <Dialog isOpen onClose={onClose} title={strings.title} description={strings.description}>
      <div className={styles.groups} role="group" aria-label={strings.show}>
        {GROUPS.map((one) => (
          <Button
            key={one ?? 'all'}
            size="small"
            className={styles.group ?? ''}
            aria-pressed={one === group}
            onClick={() => setGroup(one)}
          >
            {strings.groups[one ?? 'all']}
          </Button>
        ))}
      </div>
      <div className={styles.body}>
        <ActivityList activity={activity} isNarrowed={group !== null} />
      </div>
    </Dialog>
  );
}

function ActivityList({ activity, isNarrowed }: { activity: Activity; isNarrowed: boolean }) {
  const strings = useStrings(activityStrings);
  if (activity.status === 'loading') return <p role="status">{strings.reading}</p>;
  if (activity.status === 'failed') {
    return (
      <div role="alert" className={styles.problem}>
        <p>{strings.failed}</p>
        <Button size="small" onClick={activity.retry}>
          {strings.tryAgain}
        </Button>
      </div>
    );
  }
  if (activity.events.length === 0)
    return <p role="status">{isNarrowed ? strings.noActivityOfKind : strings.noActivity}</p>;
  return (
    <>
      <ol className={styles.lines} aria-label={strings.lines}>
        {activity.events.map((event) => (
          <ActivityRow key={event.id} event={event} />
        ))}
      </ol>
      {activity.more !== 'none' && (
        <Button
          look="quiet"
          className={styles.more ?? ''}
          busy={activity.more === 'loading'}
          onClick={activity.showMore}
        >
          {activity.more === 'failed' ? strings.moreFailed : strings.more}
        </Button>
      )}
    </>
  );
}

function ActivityRow({ event }: { event: ThreadEvent }) {
  const language = useLanguage();
  const now = useNow();
  const { fullTime, shortTime } = useTimes();
  const displayName = useDisplayName();
  const actor = actorOf(event);
  return (
    <li className={styles.line}>
      <Avatar id={actor.id} name={displayName(actor)} size={28} />
      <span className={styles.text}>{eventText(event, language)}</span>
      <time dateTime={new Date(event.at).toISOString()} title={fullTime(event.at)}>
        {shortTime(event.at, now)}
      </time>
    </li>
  );
}
