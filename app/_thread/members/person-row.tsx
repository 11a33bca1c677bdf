'use client';
import { useState } from 'react';
import type { MemberActions } from '@/hooks/members/use-members';
import { roleWords } from '@/hooks/core/strings';
import { useWords } from '@/hooks/core/use-strings';
import { can } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { LeaveThreadDialog } from './leave-dialogs';
import { HandOverDialog } from './transfer-dialog';
import { MemberLabel } from './member-label';
import { memberWords } from './strings';
import styles from './members.module.css';

type Props = {
  member: Member;
  thread: Thread;
  members: readonly Member[];
  now: number;
  actions: MemberActions;
};

/** My own row: what I am here, and how to be it no longer. */
export function OwnRow({ member, thread, members, now, actions }: Props) {
  const words = useWords(memberWords);
  const roleName = useWords(roleWords)[member.role];
  const [dialog, setDialog] = useState<'none' | 'leave' | 'hand-over'>('none');
  const close = () => setDialog('none');
  const others = members.filter(({ id }) => id !== member.id);
  return (
    <li className={styles.row}>
      <MemberLabel member={member} now={now} isMe />
      <span className={styles.role}>{roleName}</span>
      {can(member.role, 'hand over') && others.length > 0 && (
        <Button size="small" onClick={() => setDialog('hand-over')}>
          {words.handOver}
        </Button>
      )}
      {can(member.role, 'leave thread') && (
        <Button size="small" onClick={() => setDialog('leave')}>
          {words.leave}
        </Button>
      )}
      {dialog === 'leave' && <LeaveThreadDialog thread={thread} onClose={close} />}
      {dialog === 'hand-over' && (
        <HandOverDialog thread={thread} others={others} actions={actions} onClose={close} />
      )}
    </li>
  );
}
