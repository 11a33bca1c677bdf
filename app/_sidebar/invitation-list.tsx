'use client';
import { useLayoutEffect, useRef, useState } from 'react';
import { useReceivedInviteActions } from '@/hooks/members/use-received-invites';
import { articleRoleStrings } from '@/model/role-strings';
import { useDisplayName, useDisplayTitle } from '@/hooks/core/use-display-name';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import type { ReceivedInvite } from '@/model/email-invite';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { sidebarStrings } from './strings';
import styles from './invitations.module.css';

/** Of many invitations only these are shown at first: the threads stay in reach. */
const FIRST = 3;

/** Invitations of me, above my threads because they need a decision. */
export function InvitationList({ invites }: { invites: readonly ReceivedInvite[] }) {
  const strings = useStrings(sidebarStrings);
  const actions = useReceivedInviteActions();
  const [showsAll, setShowsAll] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const count = invites.length;
  const before = useRef(count);
  useLayoutEffect(() => {
    // The row that was pressed is removed and had the focus, which fell back to the page.
    const isLost = document.activeElement === document.body;
    if (count < before.current && isLost) container.current?.focus();
    before.current = count;
  }, [count]);
  const cuts = !showsAll && count > FIRST + 1;
  return (
    <div ref={container} tabIndex={-1} className={styles.focusTarget}>
      {count > 0 && (
        <section className={styles.invitations} aria-label={strings.invitations}>
          <h2>{strings.invitationCount(count)}</h2>
          <ul>
            {invites.slice(0, cuts ? FIRST : count).map((invite) => (
              <InvitationRow key={invite.id} invite={invite} actions={actions} />
            ))}
          </ul>
          {cuts && (
            <Button look="quiet" size="small" onClick={() => setShowsAll(true)}>
              {strings.showAllInvitations}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

type RowProps = { invite: ReceivedInvite; actions: ReturnType<typeof useReceivedInviteActions> };

function InvitationRow({ invite, actions }: RowProps) {
  const { threadId, by, byName, role, createdAt } = invite;
  const strings = useStrings(sidebarStrings);
  const roleName = useStrings(articleRoleStrings)[role];
  const name = useDisplayName()({ id: by, name: byName });
  const title = useDisplayTitle()(invite);
  const { fullTime, shortTime } = useTimes();
  const now = useNow();
  const isBusy = actions.busy === threadId;
  return (
    <li>
      <p>{strings.invitedTo({ name, title, role: roleName })}</p>
      <span className={styles.controls}>
        <Button
          look="primary"
          size="small"
          busy={isBusy}
          aria-label={strings.acceptInvitation(title)}
          onClick={() => void actions.accept(invite)}
        >
          {strings.accept}
        </Button>
        <Button
          size="small"
          disabled={isBusy}
          aria-label={strings.declineInvitation(title)}
          onClick={() => void actions.decline(invite)}
        >
          {strings.decline}
        </Button>
        <time dateTime={new Date(createdAt).toISOString()} title={fullTime(createdAt)}>
          {shortTime(createdAt, now)}
        </time>
      </span>
    </li>
  );
}
