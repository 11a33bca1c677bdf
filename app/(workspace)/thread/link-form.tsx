'use client';
import { Link2 } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { rolesToGive, type Role } from '@/model/access';
import type { CreateInviteRequest } from '@/model/api';
import { MAX_INVITE_NOTE_CHARS } from '@/model/limits';
import { Button } from '../../_ui/button';
import styles from './inviting.module.css';
import { NumberSelect } from './number-select';
import { RoleSelect } from './role-select';

const HOURS = [
  { value: 1, words: '1 hour' },
  { value: 24, words: '1 day' },
  { value: 7 * 24, words: '7 days' },
  { value: 30 * 24, words: '30 days' },
] as const;
const USES = [
  { value: 1, words: '1 person' },
  { value: 5, words: '5 people' },
  { value: 25, words: '25 people' },
  { value: 200, words: '200 people' },
] as const;

type Props = {
  mine: Role | undefined;
  busy: boolean;
  onMake: (invite: CreateInviteRequest) => Promise<void>;
};

export function LinkForm({ mine, busy, onMake }: Props) {
  const id = useId();
  const [role, setRole] = useState<Role>('editor');
  const [hours, setHours] = useState<number>(7 * 24);
  const [uses, setUses] = useState<number>(1);
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The list of roles to give holds no owner; the type cannot know.
    if (role !== 'owner') void onMake({ role, hours, uses, note: note.trim() });
  };
  return (
    <form className={styles.link} onSubmit={submit}>
      <label htmlFor={`${id}-role`}>
        <span>Role</span>
        <RoleSelect id={`${id}-role`} roles={rolesToGive(mine)} role={role} onChange={setRole} />
      </label>
      <label htmlFor={`${id}-hours`}>
        <span>Works for</span>
        <NumberSelect id={`${id}-hours`} choices={HOURS} value={hours} onChange={setHours} />
      </label>
      <label htmlFor={`${id}-uses`}>
        <span>Lets in</span>
        <NumberSelect id={`${id}-uses`} choices={USES} value={uses} onChange={setUses} />
      </label>
      <label className={styles.note}>
        <span>Note, for those who manage members</span>
        <input
          value={note}
          maxLength={MAX_INVITE_NOTE_CHARS}
          autoComplete="off"
          placeholder="For the design team"
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <Button type="submit" look="primary" busy={busy}>
        <Link2 size={17} aria-hidden="true" /> Make link
      </Button>
    </form>
  );
}
