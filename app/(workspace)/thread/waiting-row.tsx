'use client';
import { Hourglass, X } from 'lucide-react';
import type { MemberActions } from '@/hooks/use-members';
import type { WaitingMember } from '@/model/thread';
import { Button } from '../../_ui/button';
import { fullTime, shortDay } from '../../_ui/times';
import styles from './members.module.css';
import { ROLE_WORDS } from './role-words';

type Props = { place: WaitingMember; now: number; actions: MemberActions };

export function WaitingRow({ place, now, actions }: Props) {
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
          since {shortDay(place.invitedAt, now)}
        </time>
      </span>
      <span className={styles.role}>{ROLE_WORDS[place.role]}</span>
      <Button
        look="quiet"
        shape="icon"
        disabled={actions.busy}
        aria-label={`Withdraw the place of ${place.email}`}
        title="Withdraw"
        onClick={() => void actions.withdraw(place.email)}
      >
        <X size={18} aria-hidden="true" />
      </Button>
    </li>
  );
}
