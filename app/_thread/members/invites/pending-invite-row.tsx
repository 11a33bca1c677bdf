'use client';
import { Hourglass, X } from 'lucide-react';
import type { MemberActions } from '@/hooks/members/use-members';
import { roleWords } from '@/hooks/core/strings';
import { useWords } from '@/hooks/core/use-strings';
import type { WaitingMember } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/use-times';
import { memberWords } from '@/app/_thread/members/strings';
import styles from '@/app/_thread/members/members.module.css';

type Props = { place: WaitingMember; now: number; actions: MemberActions };

export function WaitingRow({ place, now, actions }: Props) {
  const words = useWords(memberWords);
  const roleName = useWords(roleWords)[place.role];
  const { fullTime, shortDay } = useTimes();
  return (
    <li className={styles.row}>
      <span className={styles.mark}>
        <Hourglass size={17} aria-hidden="true" />
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{place.email}</span>
        <time
          className={styles.since}
          dateTime={new Date(place.invitedAt).toISOString()}
          title={fullTime(place.invitedAt)}
        >
          {words.since(shortDay(place.invitedAt, now))}
        </time>
      </span>
      <span className={styles.role}>{roleName}</span>
      <Button
        look="quiet"
        shape="icon"
        disabled={actions.busy}
        aria-label={words.withdrawPlace(place.email)}
        title={words.withdraw}
        onClick={() => void actions.withdraw(place.email)}
      >
        <X size={18} aria-hidden="true" />
      </Button>
    </li>
  );
}
