'use client';
import { CloudOff, Eye } from 'lucide-react';
import { useOnline } from '@/hooks/core/use-online';
import { useLanguage, useStrings } from '@/hooks/core/use-strings';
import { can } from '@/model/access';
import { LANGUAGE_TAGS } from '@/model/language';
import type { Member } from '@/model/member';
import { composerStrings } from '@/app/_thread/composer/strings';
import styles from './thread.module.css';

export function OfflineBanner() {
  const strings = useStrings(composerStrings);
  const online = useOnline();
  return (
    <div role="status" className={online ? undefined : styles.offline}>
      {!online && (
        <>
          <CloudOff size={16} aria-hidden="true" />
          {strings.offline}
        </>
      )}
    </div>
  );
}

/** A sentence with more names would be too long. */
const MOST_NAMED = 3;

/** Why there is no composer, and who can change that. */
export function ViewerBanner({ members }: { members: readonly Member[] }) {
  const strings = useStrings(composerStrings);
  const tag = LANGUAGE_TAGS[useLanguage()];
  const managers = members.filter(({ role }) => can(role, 'manage members')).map(({ name }) => name);
  const whom =
    managers.length === 0
      ? strings.anOwner
      : new Intl.ListFormat(tag, { type: 'disjunction' }).format(managers.slice(0, MOST_NAMED));
  return (
    <div className={styles.readOnly} role="note">
      <Eye size={18} aria-hidden="true" />
      <p>{strings.viewer(whom)}</p>
    </div>
  );
}
