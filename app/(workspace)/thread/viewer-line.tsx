import { Eye } from 'lucide-react';
import { can } from '@/model/access';
import type { Member } from '@/model/thread';
import styles from './composer.module.css';

/** Why there is no composer, and who can change that. */
export function ViewerLine({ members }: { members: readonly Member[] }) {
  const managers = members.filter(({ role }) => can(role, 'manage members')).map(({ name }) => name);
  const whom =
    managers.length === 0
      ? 'an owner'
      : new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(managers);
  return (
    <div className={styles.viewer}>
      <Eye size={18} aria-hidden="true" />
      <p>
        You are a viewer here: you read everything live, but do not write. Ask {whom} to make you an editor.
      </p>
    </div>
  );
}
