'use client';
import { useId, useState } from 'react';
import { useWaiting, type MemberActions } from '@/hooks/members/use-members';
import { useNow } from '@/hooks/core/use-now';
import { useWords } from '@/hooks/core/use-strings';
import type { Role } from '@/model/access';
import { MAX_MEMBERS } from '@/model/limits';
import type { Thread } from '@/model/thread';
import { AddMember } from './add-member';
import { invitingWords } from './strings';
import styles from './invites.module.css';
import { InviteLinks } from './invite-links';
import { InviteWays, type Way } from './invite-tabs';
import { ShortList } from '@/app/_thread/members/short-list';
import { WaitingRow } from './pending-invite-row';

type Props = { thread: Thread; role: Role | undefined; actions: MemberActions };

/** The two ways in. What newcomers will see is said before there are any. */
export function Inviting({ thread, role, actions }: Props) {
  const words = useWords(invitingWords);
  const [way, setWay] = useState<Way>('mail');
  const id = useId();
  const isFull = thread.memberIds.length >= MAX_MEMBERS;
  return (
    <section className={styles.inviting} aria-label={words.invite}>
      <InviteWays id={id} way={way} onChange={setWay} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${way}`}>
        <p className={styles.see}>{isFull ? words.full : words.theySee(thread.landed)}</p>
        {way === 'mail' ? (
          <ByMail threadId={thread.id} role={role} isFull={isFull} actions={actions} />
        ) : (
          <InviteLinks threadId={thread.id} mine={role} isFull={isFull} />
        )}
      </div>
    </section>
  );
}

type ByMailProps = { threadId: string; role: Role | undefined; isFull: boolean; actions: MemberActions };

function ByMail({ threadId, role, isFull, actions }: ByMailProps) {
  const words = useWords(invitingWords);
  const now = useNow();
  const waiting = useWaiting(threadId, role);
  return (
    <>
      {!isFull && <AddMember threadId={threadId} mine={role} />}
      <ShortList title={words.waiting} count={waiting.length}>
        {(shown) =>
          waiting
            .slice(0, shown)
            .map((place) => <WaitingRow key={place.email} place={place} now={now} actions={actions} />)
        }
      </ShortList>
    </>
  );
}
