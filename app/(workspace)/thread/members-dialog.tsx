'use client';
import { can, type Role } from '@/model/access';
import { useMemberActions } from '@/hooks/use-members';
import type { Member, Thread } from '@/model/thread';
import { Dialog } from '../../_ui/dialog';
import { AskingList } from './asking-list';
import { Inviting } from './inviting';
import { PeopleList } from './people-list';

type Props = {
  thread: Thread;
  members: readonly Member[];
  role: Role | undefined;
  onClose: () => void;
};

export function MembersDialog({ thread, members, role, onClose }: Props) {
  const actions = useMemberActions(thread.id);
  const manages = can(role, 'manage members');
  return (
    <Dialog isOpen isTall onClose={onClose} title="Members" description={wordsFor(thread, manages)}>
      {manages && thread.state === 'open' && (
        <>
          <AskingList threadId={thread.id} mine={role} />
          <Inviting thread={thread} role={role} actions={actions} />
        </>
      )}
      <PeopleList thread={thread} members={members} mine={role} actions={actions} />
    </Dialog>
  );
}

/** What may not be done here is told, and by whom it may. */
function wordsFor({ state }: Thread, manages: boolean): string {
  if (!manages) return 'Everyone here sees every word. An owner or admin adds people.';
  return state === 'open'
    ? 'Everyone here sees every word.'
    : 'Everyone here sees every word. Nobody can be added while the thread is archived.';
}
