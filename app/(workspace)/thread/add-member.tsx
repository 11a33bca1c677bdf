'use client';
import { UserPlus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { rolesToGive, type Role } from '@/model/access';
import { Button } from '../../_ui/button';
import styles from './members.module.css';
import { RoleSelect } from './role-select';

type Props = {
  mine: Role | undefined;
  busy: boolean;
  onAdd: (place: { email: string; role: Role }) => Promise<boolean>;
};

export function AddMember({ mine, busy, onAdd }: Props) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await onAdd({ email: email.trim(), role })) setEmail('');
  };
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <label className={styles.email}>
        <span>E-mail</span>
        <input
          type="email"
          required
          autoComplete="off"
          placeholder="grace@example.com"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <label htmlFor="add-member-role">
        <span>Role</span>
        <RoleSelect id="add-member-role" roles={rolesToGive(mine)} role={role} onChange={setRole} />
      </label>
      <Button type="submit" look="primary" busy={busy}>
        <UserPlus size={17} aria-hidden="true" /> Add
      </Button>
    </form>
  );
}
