'use client';
import type { Member } from '@/model/thread';
import { Avatar } from '../../_ui/avatar';
import { fullTime, shortDay } from '../../_ui/times';
import styles from './members.module.css';

/** Who it is, since when, and by whom. */
export function MemberWords({ member, now, isMe = false }: { member: Member; now: number; isMe?: boolean }) {
  const { id, name, photoUrl, joinedAt, invitedByName } = member;
  return (
    <>
      <Avatar id={id} name={name} photoUrl={photoUrl} size={34} />
      <span className={styles.who}>
        <span className={styles.name} dir="auto">
          {name}
          {isMe && <em> you</em>}
        </span>
        <span className={styles.since}>
          <time dateTime={new Date(joinedAt).toISOString()} title={fullTime(joinedAt)}>
            since {shortDay(joinedAt, now)}
          </time>
          {invitedByName !== null && `, by ${invitedByName}`}
        </span>
      </span>
    </>
  );
}
