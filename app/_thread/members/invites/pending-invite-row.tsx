'use client';
import { Hourglass, X } from 'lucide-react';
import type { MemberActions } from '@/hooks/members/use-members';
import { roleStrings } from '@/model/role-strings';
import { useStrings } from '@/hooks/core/use-strings';
import type { PendingInvite } from '@/model/email-invite';
import { IconButton } from '@/app/_ui/icon-button';
import { useTimes } from '@/app/_ui/times';
import { memberStrings } from '@/app/_thread/members/strings';
import styles from '@/app/_thread/members/members.module.css';

type Props = { invite: PendingInvite; now: number; actions: MemberActions };

export function PendingInviteRow({ invite, now, actions }: Props) {
  const strings = useStrings(memberStrings);
  const roleName = useStrings(roleStrings)[invite.role];
  const { fullTime, shortDay } = useTimes();
  const who = invite.person?.name ?? invite.email;
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        <Hourglass size={17} aria-hidden="true" />
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{who}</span>
        <time
          className={styles.since}
          dateTime={new Date(invite.invitedAt).toISOString()}
          title={fullTime(invite.invitedAt)}
        >
          {strings.invitedOn(shortDay(invite.invitedAt, now))}
        </time>
      </span>
      <span className={styles.role}>{roleName}</span>
      <IconButton
        disabled={actions.busy}
        label={strings.cancelInviteOf(who)}
        title={strings.cancelInvite}
        onClick={() => void actions.cancelInvite(invite)}
        icon={<X size={18} aria-hidden="true" />}
      />
    </li>
  );
}
