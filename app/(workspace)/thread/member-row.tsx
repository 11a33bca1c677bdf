'use client';
import { UserMinus } from 'lucide-react';
import { isBelow, rolesToGive, type Role } from '@/model/access';
import type { useMemberActions } from '@/hooks/use-members';
import { useMe } from '@/hooks/use-workspace';
import type { Member } from '@/model/thread';
import { Avatar } from '../../_ui/avatar';
import { Button } from '../../_ui/button';
import styles from './members.module.css';
import { RoleSelect } from './role-select';
import { ROLE_WORDS } from './role-words';

type Props = {
  member: Member;
  mine: Role | undefined;
  actions: ReturnType<typeof useMemberActions>;
};

/** What I may not change is told as a word, never as a button that fails. */
export function MemberRow({ member, mine, actions }: Props) {
  const me = useMe();
  const { id, name, role } = member;
  const mayChange = id !== me.uid && isBelow(mine, role);
  return (
    <li className={styles.row}>
      <Avatar id={id} name={name} size={34} />
      <span className={styles.name} dir="auto">
        {name}
        {id === me.uid && <em> you</em>}
      </span>
      {mayChange ? (
        <>
          <RoleSelect
            roles={rolesToGive(mine)}
            role={role}
            label={`Role of ${name}`}
            disabled={actions.busy}
            onChange={(next) => void actions.change({ uid: id, role: next }, name)}
          />
          <Button
            look="quiet"
            shape="icon"
            disabled={actions.busy}
            aria-label={`Remove ${name}`}
            title={`Remove ${name}`}
            onClick={() => void actions.remove(id, name)}
          >
            <UserMinus size={18} aria-hidden="true" />
          </Button>
        </>
      ) : (
        <span className={styles.role}>{ROLE_WORDS[role]}</span>
      )}
    </li>
  );
}
