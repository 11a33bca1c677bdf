'use client';
import { roleStrings } from '@/model/role-strings';
import { useStrings } from '@/hooks/core/use-strings';
import { givenRoleSchema, type GivenRole, type Role } from '@/model/access';
import styles from './members.module.css';

type Props = {
  roles: readonly Role[];
  role: Role;
  onChange: (role: GivenRole) => void;
  id?: string;
  label?: string;
  disabled?: boolean;
};

/** A native select: it works best on phones and for screen readers. */
export function RoleSelect({ roles, role, onChange, id, label, disabled = false }: Props) {
  const strings = useStrings(roleStrings);
  return (
    <select
      id={id}
      className={styles.select}
      value={role}
      disabled={disabled}
      {...(label && { 'aria-label': label })}
      onChange={(event) => onChange(givenRoleSchema.parse(event.target.value))}
    >
      {roles.map((one) => (
        <option key={one} value={one}>
          {strings[one]}
        </option>
      ))}
    </select>
  );
}
