'use client';
import { useMemberActions } from '@/hooks/members/use-members';
import { useStrings } from '@/hooks/core/use-strings';
import { can, type Role } from '@/model/access';
import type { Member } from '@/model/member';
import type { Thread } from '@/model/thread';
import { Dialog } from '@/app/_ui/dialog';
import { AccessRequestList } from './access-request-list';
import { InviteSection } from '@/app/_thread/members/invites/invite-section';
import { memberStrings } from './strings';
import { MemberList } from './member-list';

type Props = {
  thread: Thread;
  members: readonly Member[];
  role: Role | undefined;
  onClose: () => void;
};

export function MembersDialog({ thread, members, role, onClose }: Props) {
  const actions = useMemberActions(thread.id);
  const strings = useStrings(memberStrings);
  const manages = can(role, 'manage members');
  return (
    <Dialog
      isOpen
      isTall
      onClose={onClose}
      title={strings.title}
      description={strings[descriptionKey(thread, manages)]}
    >
      {manages && thread.state === 'open' && (
        <>
          <AccessRequestList threadId={thread.id} mine={role} />
          <InviteSection thread={thread} role={role} actions={actions} />
        </>
      )}
      <MemberList thread={thread} members={members} mine={role} actions={actions} />
    </Dialog>
  );
}

/** Explains what is not possible here, and who can do it. */
function descriptionKey({ state }: Thread, manages: boolean): 'whoAdds' | 'everyoneSees' | 'whileArchived' {
  if (!manages) return 'whoAdds';
  return state === 'open' ? 'everyoneSees' : 'whileArchived';
}
