'use client';
import { useId, useState } from 'react';
import { usePendingInvites, type MemberActions } from '@/hooks/members/use-members';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import type { Role } from '@/model/access';
import { MAX_MEMBERS } from '@/model/limits';
import type { Thread } from '@/model/thread';
import { AddMember } from './add-member';
import { inviteStrings } from './strings';
import styles from './invites.module.css';
import { InviteLinks } from './invite-links';
import { InviteTabs, type InviteMethod } from './invite-tabs';
import { ShortList } from '@/app/_thread/members/short-list';
import { PendingInviteRow } from './pending-invite-row';

type Props = { thread: Thread; role: Role | undefined; actions: MemberActions };

/** Invites by email and by link. Says how much newcomers will be able to read before anybody is invited. */
export function InviteSection({ thread, role, actions }: Props) {
  const strings = useStrings(inviteStrings);
  const [method, setMethod] = useState<InviteMethod>('mail');
  const id = useId();
  const isFull = thread.memberIds.length >= MAX_MEMBERS;
  return (
    <section className={styles.inviting} aria-label={strings.invite}>
      <InviteTabs id={id} method={method} onChange={setMethod} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${method}`}>
        <p className={styles.see}>{isFull ? strings.full : strings.theySee(thread.landedCount)}</p>
        {method === 'mail' ? (
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
  const strings = useStrings(inviteStrings);
  const now = useNow();
  const pendingInvites = usePendingInvites(threadId, role);
  return (
    <>
      {!isFull && <AddMember threadId={threadId} mine={role} />}
      <ShortList title={strings.pendingInvites} count={pendingInvites.length}>
        {(shown) =>
          pendingInvites
            .slice(0, shown)
            .map((invite) => (
              <PendingInviteRow
                key={invite.person?.uid ?? invite.email}
                invite={invite}
                now={now}
                actions={actions}
              />
            ))
        }
      </ShortList>
    </>
  );
}
