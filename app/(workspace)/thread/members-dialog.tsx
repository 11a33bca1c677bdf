'use client';
import { can, type Role } from '@/model/access';
import { useMemberActions, useWaiting } from '@/hooks/use-members';
import type { Member, Thread } from '@/model/thread';
import { Dialog } from '../../_ui/dialog';
import { AddMember } from './add-member';
import { MemberRow } from './member-row';
import styles from './members.module.css';
import { WaitingRow } from './waiting-row';

type Props = {
  thread: Thread;
  members: readonly Member[];
  role: Role | undefined;
  onClose: () => void;
};

export function MembersDialog({ thread, members, role, onClose }: Props) {
  const waiting = useWaiting(thread.id, role);
  const actions = useMemberActions(thread.id);
  const manages = can(role, 'manage members');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Members"
      description={
        manages ? whatTheySee(thread.landed) : 'Everyone here sees every word. An owner or admin adds people.'
      }
    >
      {manages && <AddMember mine={role} busy={actions.busy} onAdd={actions.add} />}
      <ul className={styles.list} aria-label="People in this thread">
        {members.toSorted(byJoining).map((member) => (
          <MemberRow key={member.id} member={member} mine={role} actions={actions} />
        ))}
      </ul>
      {waiting.length > 0 && (
        <>
          <h3 className={styles.subtitle}>Waiting for their first sign-in</h3>
          <ul className={styles.list}>
            {waiting.map((place) => (
              <WaitingRow key={place.email} place={place} actions={actions} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function whatTheySee(messages: number): string {
  if (messages === 0) return 'They see every word from now on.';
  const soFar = messages === 1 ? 'the one message' : `all ${messages} messages`;
  return `They see ${soFar} so far, and every word from now on.`;
}

function byJoining(a: Member, b: Member): number {
  if (a.role !== b.role && (a.role === 'owner' || b.role === 'owner')) return a.role === 'owner' ? -1 : 1;
  return a.joinedAt - b.joinedAt;
}
