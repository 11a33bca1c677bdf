'use client';
import { useState } from 'react';
import type { MemberActions } from '@/hooks/members/use-members';
import { roleStrings } from '@/model/role-strings';
import { useStrings } from '@/hooks/core/use-strings';
import { can } from '@/model/access';
import type { Member } from '@/model/member';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { LeaveThreadDialog } from './leave-dialogs';
import { TransferDialog } from './transfer-dialog';
import { MemberLabel } from './member-label';
import { memberStrings } from './strings';
import styles from './members.module.css';

type Props = {
  member: Member;
  thread: Thread;
  members: readonly Member[];
  now: number;
  actions: MemberActions;
};

/** My own row: my role, with buttons to leave the thread or to transfer its ownership. */
export function PersonRow({ member, thread, members, now, actions }: Props) {
  const strings = useStrings(memberStrings);
  const roleName = useStrings(roleStrings)[member.role];
  const [dialog, setDialog] = useState<'none' | 'leave' | 'transfer'>('none');
  const close = () => setDialog('none');
  const others = members.filter(({ id }) => id !== member.id);
  return (
    <li className={styles.row}>
      <MemberLabel member={member} now={now} isMe />
      <span className={styles.role}>{roleName}</span>
      {can(member.role, 'transfer ownership') && others.length > 0 && (
        <Button size="small" aria-label={strings.transferOwnership} onClick={() => setDialog('transfer')}>
          {strings.transfer}
        </Button>
      )}
      {can(member.role, 'leave thread') && (
        <Button size="small" onClick={() => setDialog('leave')}>
          {strings.leave}
        </Button>
      )}
      {dialog === 'leave' && <LeaveThreadDialog thread={thread} onClose={close} />}
      {dialog === 'transfer' && (
        <TransferDialog thread={thread} others={others} actions={actions} onClose={close} />
      )}
    </li>
  );
}
