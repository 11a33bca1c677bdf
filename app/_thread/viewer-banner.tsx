'use client';
import { Eye } from 'lucide-react';
import { useLanguage, useStrings } from '@/hooks/core/use-strings';
import { can } from '@/model/access';
import { LANGUAGE_TAGS } from '@/model/language';
import type { Member } from '@/model/member';
import { composerStrings } from '@/app/_thread/composer/strings';
import styles from '@/app/_thread/composer/composer.module.css';

/** A sentence holds no more names. */
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
    <div className={styles.viewer} role="note">
      <Eye size={18} aria-hidden="true" />
      <p>{strings.viewer(whom)}</p>
    </div>
  );
}
