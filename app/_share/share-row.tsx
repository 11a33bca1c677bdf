'use client';
import { Globe, UserRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ShareActions } from '@/hooks/shares/use-shares';
import { useNow } from '@/hooks/core/use-now';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Share } from '@/model/share';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import styles from './share.module.css';
import { shareStrings } from './strings';

type Props = {
  share: Share;
  actions: ShareActions;
  /** Null where links are only looked at. */
  onChange: (() => void) | null;
  /** Before the facts: the thread, in a list of several. */
  head?: ReactNode;
};

/** A link, who reads it now, and what can be done about it. Revoking asks first: it cannot be undone. */
export function ShareRow({ share, actions, onChange, head }: Props) {
  const strings = useStrings(shareStrings);
  const [asks, setAsks] = useState(false);
  const { id, threadId, label, audience, state } = share;
  const name = label === '' ? strings.audiences[audience] : label;
  const Icon = audience === 'anyone' ? Globe : UserRound;
  const isBusy = actions.busy === id;
  return (
    <li className={styles.row} data-state={state}>
      <span className={styles.rowIcon}>
        <Icon size={17} aria-hidden="true" />
      </span>
      <div className={styles.rowText}>
        {head}
        <strong dir="auto">
          {name}
          {state !== 'active' && <span className={styles.state}>{strings.states[state]}</span>}
        </strong>
        <Facts share={share} />
        <Guests share={share} />
      </div>
      {asks ? (
        <div className={styles.ask} role="group" aria-label={strings.revokeLink(name)}>
          <p>{strings.revokeAsk(name)}</p>
          <span className={styles.rowButtons}>
            <Button size="small" onClick={() => setAsks(false)}>
              {strings.cancel}
            </Button>
            <Button
              size="small"
              look="danger"
              busy={isBusy}
              onClick={() => void actions.revoke({ threadId, shareId: id })}
            >
              {strings.revoke}
            </Button>
          </span>
        </div>
      ) : (
        <span className={styles.rowButtons}>
          {onChange !== null && (
            <Button size="small" aria-label={strings.changeLink(name)} onClick={onChange}>
              {strings.change}
            </Button>
          )}
          <Button size="small" aria-label={strings.revokeLink(name)} onClick={() => setAsks(true)}>
            {strings.revoke}
          </Button>
        </span>
      )}
    </li>
  );
}

function Facts({ share }: { share: Share }) {
  const strings = useStrings(shareStrings);
  const displayName = useDisplayName();
  const { dayAndTime, fullTime } = useTimes();
  const { label, audience, hasPassword, upToSeq, names, expiresAt, isMine, createdByName } = share;
  const facts: ReactNode[] = [
    label === '' ? null : strings.audiences[audience],
    upToSeq === null ? strings.live : strings.upTo,
    hasPassword ? strings.withPassword : null,
    names === 'numbered' ? strings.namesAre.numbered : null,
    expiresAt === null ? (
      strings.endless
    ) : (
      <time dateTime={new Date(expiresAt).toISOString()} title={fullTime(expiresAt)}>
        {strings.until(dayAndTime(expiresAt))}
      </time>
    ),
    isMine ? null : strings.by(displayName({ id: null, name: createdByName })),
  ];
  return (
    <span className={styles.facts}>
      {facts
        .filter((fact) => fact !== null)
        .map((fact, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the facts never change their order
          <span key={index}>{fact}</span>
        ))}
    </span>
  );
}

function Guests({ share: { guestsNow, guestCount, lastSeenAt, forkCount } }: { share: Share }) {
  const strings = useStrings(shareStrings);
  const now = useNow();
  const { shortTime, fullTime } = useTimes();
  if (guestCount === 0) return <span className={styles.facts}>{strings.neverOpened}</span>;
  return (
    <span className={styles.facts}>
      <span data-live={guestsNow > 0 || undefined}>{strings.guests(guestsNow, guestCount)}</span>
      {guestsNow === 0 && lastSeenAt !== null && (
        <span title={fullTime(lastSeenAt)}>{strings.lastSeen(shortTime(lastSeenAt, now))}</span>
      )}
      {forkCount > 0 && <span>{strings.continued(forkCount)}</span>}
    </span>
  );
}
