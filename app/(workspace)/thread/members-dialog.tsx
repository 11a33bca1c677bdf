'use client';
import { useMemberActions } from '@/hooks/use-members';
import { useWords } from '@/hooks/use-words';
import { can, type Role } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { Dialog } from '../../_ui/dialog';
import { AskingList } from './asking-list';
import { Inviting } from './inviting';
import { memberWords } from './members-words';
import { PeopleList } from './people-list';

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
