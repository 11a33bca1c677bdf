'use client';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MemberActions } from '@/hooks/members/use-members';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { rolesToGive, type Role } from '@/model/access';
import { foldText } from '@/model/fold-text';
import type { Member } from '@/model/member';
import type { Thread } from '@/model/thread';
import { MemberRow } from './member-row';
import { memberStrings } from './strings';
import styles from './members.module.css';
import { PersonRow } from './person-row';

type Props = {
  thread: Thread;
  members: readonly Member[];
  mine: Role | undefined;
  actions: MemberActions;
};

/** Longer lists get a search field. */
const SEARCH_FROM = 20;

export function MemberList({ thread, members, mine, actions }: Props) {
  const strings = useStrings(memberStrings);
  const me = useMe();
  const now = useNow();
  const [search, setSearch] = useState('');
  const sorted = useMemo(() => inOrder(members, me.uid), [members, me.uid]);
  const roles = useMemo(() => rolesToGive(mine), [mine]);
  const found = sorted.filter(({ name }) => foldText(name).includes(foldText(search)));
  return (
    <section aria-label={strings.people}>
      <h3 className={styles.subtitle}>{strings.count(members.length)}</h3>
      {members.length > SEARCH_FROM && (
        <div className={styles.search}>
          <Search size={17} aria-hidden="true" />
          <input
            type="search"
            aria-label={strings.search}
            placeholder={strings.search}
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <ul className={styles.list} aria-label={strings.people}>
        {found.map((member) =>
          member.id === me.uid ? (
            <PersonRow
              key={member.id}
              member={member}
              thread={thread}
              members={sorted}
              now={now}
              actions={actions}
            />
          ) : (
            <MemberRow
              key={member.id}
              threadId={thread.id}
              member={member}
              mine={mine}
              roles={roles}
              now={now}
              actions={actions}
            />
          ),
        )}
      </ul>
      <p className={styles.nobody} role="status">
        {found.length === 0 && strings.noMatches(search.trim())}
      </p>
      {mine === 'admin' && <p className={styles.limit}>{strings.adminsByOwner}</p>}
    </section>
  );
}

/** The owner, then me, then the others in the order in which they joined. */
function inOrder(members: readonly Member[], myUid: string): Member[] {
  const rank = ({ id, role }: Member) => (role === 'owner' ? 0 : id === myUid ? 1 : 2);
  return members.toSorted((a, b) => rank(a) - rank(b) || a.joinedAt - b.joinedAt);
}
