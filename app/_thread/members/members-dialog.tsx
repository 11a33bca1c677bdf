'use client';
import { useMemberActions } from '@/hooks/members/use-members';
import { useWords } from '@/hooks/core/use-strings';
import { can, type Role } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { Dialog } from '@/app/_ui/dialog';
import { AskingList } from './access-request-list';
import { Inviting } from '@/app/_thread/members/invites/invite-section';
import { memberWords } from './strings';
import { PeopleList } from './member-list';

type Props = {
  thread: Thread;
  members: readonly Member[];
  role: Role | undefined;
  onClose: () => void;
};

export function MembersDialog({ thread, members, role, onClose }: Props) {
  const actions = useMemberActions(thread.id);
  const words = useWords(memberWords);
  const manages = can(role, 'manage members');
  return (
    <Dialog
      isOpen
      isTall
      onClose={onClose}
      title={words.title}
      description={words[whatIsTold(thread, manages)]}
    >
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
function whatIsTold({ state }: Thread, manages: boolean): 'whoAdds' | 'everyoneSees' | 'whileArchived' {
  if (!manages) return 'whoAdds';
  return state === 'open' ? 'everyoneSees' : 'whileArchived';
}
