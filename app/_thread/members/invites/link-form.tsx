'use client';
import { Link2 } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { rolesToGive, type GivenRole, type Role } from '@/model/access';
import type { CreateInviteRequest } from '@/model/requests';
import { MAX_INVITE_NOTE_CHARS } from '@/model/limits';
import { Button } from '@/app/_ui/button';
import { inviteStrings } from './strings';
import styles from './invites.module.css';
import members from '@/app/_thread/members/members.module.css';
import { RoleSelect } from '@/app/_thread/members/role-select';

const HOURS = [1, 24, 7 * 24, 30 * 24] as const;
const USES = [1, 5, 25, 200] as const;

type Props = {
  mine: Role | undefined;
  busy: boolean;
  onCreate: (invite: CreateInviteRequest) => Promise<void>;
};

export function LinkForm({ mine, busy, onCreate }: Props) {
  const strings = useStrings(inviteStrings);
  const id = useId();
  const [role, setRole] = useState<GivenRole>('editor');
  const [hours, setHours] = useState<number>(7 * 24);
  const [uses, setUses] = useState<number>(1);
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onCreate({ role, hours, uses, note: note.trim() });
  };
  return (
    <form className={styles.link} onSubmit={submit}>
      <label htmlFor={`${id}-role`}>
        <span>{strings.role}</span>
        <RoleSelect id={`${id}-role`} roles={rolesToGive(mine)} role={role} onChange={setRole} />
      </label>
      <label htmlFor={`${id}-hours`}>
        <span>{strings.expiresAfter}</span>
        <NumberSelect
          id={`${id}-hours`}
          options={HOURS}
          labelOf={strings.hours}
          value={hours}
          onChange={setHours}
        />
      </label>
      <label htmlFor={`${id}-uses`}>
        <span>{strings.maxUses}</span>
        <NumberSelect
          id={`${id}-uses`}
          options={USES}
          labelOf={strings.people}
          value={uses}
          onChange={setUses}
        />
      </label>
      <label className={styles.note}>
        <span>{strings.note}</span>
        <input
          value={note}
          maxLength={MAX_INVITE_NOTE_CHARS}
          autoComplete="off"
          placeholder={strings.noteExample}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <Button type="submit" look="primary" busy={busy}>
        <Link2 size={17} aria-hidden="true" /> {strings.createLink}
      </Button>
    </form>
  );
}

type NumberSelectProps = {
  id: string;
  options: readonly number[];
  labelOf: (option: number) => string;
  value: number;
  onChange: (value: number) => void;
};

function NumberSelect({ id, options, labelOf, value, onChange }: NumberSelectProps) {
  return (
    <select
      id={id}
      className={members.select}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {labelOf(option)}
        </option>
      ))}
    </select>
  );
}
