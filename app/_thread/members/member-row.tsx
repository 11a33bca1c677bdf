'use client';
import { UserMinus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useInvites } from '@/hooks/members/use-invites';
import type { MemberActions } from '@/hooks/members/use-members';
import { roleStrings } from '@/model/role-strings';
import { useStrings } from '@/hooks/core/use-strings';
import { isBelow, type Role } from '@/model/access';
import type { Member } from '@/model/member';
import { Button } from '@/app/_ui/button';
import { CheckBox } from './check-box';
import { IconButton } from '@/app/_ui/icon-button';
import { MemberLabel } from './member-label';
import { memberStrings } from './strings';
import styles from './members.module.css';
import { RoleSelect } from './role-select';

type Props = {
  threadId: string;
  member: Member;
  mine: Role | undefined;
  /** Roles that I may assign. */
  roles: readonly Role[];
  now: number;
  actions: MemberActions;
};

/** A role that I may not change is shown as text, never as a control that fails. */
export function MemberRow({ threadId, member, mine, roles, now, actions }: Props) {
  const { id, name, role } = member;
  const strings = useStrings(memberStrings);
  const roleName = useStrings(roleStrings)[role];
  const [asks, setAsks] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const isMine = isBelow(mine, role);
  const cancel = () => {
    setAsks(false);
    // The focus returns to the opener, once it is mounted again.
    setTimeout(() => opener.current?.focus());
  };
  if (asks && isMine)
    return <RemoveConfirm threadId={threadId} member={member} actions={actions} onCancel={cancel} />;
  return (
    <li className={styles.row}>
      <MemberLabel member={member} now={now} />
      {isMine ? (
        <>
          <RoleSelect
            roles={roles}
            role={role}
            label={strings.roleOf(name)}
            disabled={actions.busy}
            onChange={(next) => void actions.change({ uid: id, role: next }, name)}
          />
          <IconButton
            ref={opener}
            disabled={actions.busy}
            label={strings.removeName(name)}
            onClick={() => setAsks(true)}
            icon={<UserMinus size={18} aria-hidden="true" />}
          />
        </>
      ) : (
        <span className={styles.role}>{roleName}</span>
      )}
    </li>
  );
}

type ConfirmProps = { threadId: string; member: Member; actions: MemberActions; onCancel: () => void };

function RemoveConfirm({ threadId, member, actions, onCancel }: ConfirmProps) {
  const { id, name, inviteId } = member;
  const strings = useStrings(memberStrings);
  const [revokeLink, setRevokeLink] = useState(false);
  return (
    <li className={styles.question}>
      <span id={`remove-${id}`}>{strings.removeConfirm(name)}</span>
      {inviteId !== null && (
        <RevokeLink {...{ threadId, inviteId }} checked={revokeLink} onChange={setRevokeLink} />
      )}
      <span className={styles.controls}>
        <Button size="small" ref={focusIt} aria-describedby={`remove-${id}`} onClick={onCancel}>
          {strings.cancel}
        </Button>
        <Button
          size="small"
          look="danger"
          busy={actions.busy}
          aria-describedby={`remove-${id}`}
          onClick={() => void actions.remove({ uid: id, name, revokeLink })}
        >
          {strings.remove}
        </Button>
      </span>
    </li>
  );
}

type RevokeProps = {
  threadId: string;
  inviteId: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
};

/** Whoever still has the link could come back under another name: offered while the link is valid. */
function RevokeLink({ threadId, inviteId, checked, onChange }: RevokeProps) {
  const strings = useStrings(memberStrings);
  const view = useInvites(threadId);
  if (view.status !== 'here' || !view.links.some(({ id }) => id === inviteId)) return null;
  return (
    <CheckBox checked={checked} onChange={onChange}>
      {strings.revokeLink}
    </CheckBox>
  );
}

/** The confirmation replaces the button that was pressed, and takes its focus. */
function focusIt(button: HTMLButtonElement | null): void {
  button?.focus();
}
