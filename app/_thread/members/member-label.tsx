'use client';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Member } from '@/model/member';
import { Avatar } from '@/app/_ui/avatar';
import { useTimes } from '@/app/_ui/times';
import { memberStrings } from './strings';
import styles from './members.module.css';

/** A member's name, when they joined, and who added them. */
export function MemberLabel({ member, now, isMe = false }: { member: Member; now: number; isMe?: boolean }) {
  const { id, name, photoUrl, joinedAt, invitedBy, invitedByName } = member;
  const strings = useStrings(memberStrings);
  const { fullTime, shortDay } = useTimes();
  const displayName = useDisplayName();
  return (
    <>
      <Avatar id={id} name={name} photoUrl={photoUrl} size={34} />
      <span className={styles.who}>
        <span className={styles.name} dir="auto">
          {name}
          {isMe && <em> {strings.you}</em>}
        </span>
        <span className={styles.since}>
          <time dateTime={new Date(joinedAt).toISOString()} title={fullTime(joinedAt)}>
            {strings.since(shortDay(joinedAt, now))}
          </time>
          {invitedByName !== null && strings.invitedBy(displayName({ id: invitedBy, name: invitedByName }))}
        </span>
      </span>
    </>
  );
}
