'use client';
import { Clock, MessagesSquare, Users } from 'lucide-react';
import { useDisplayName, useDisplayTitle } from '@/hooks/core/use-display-name';
import { useAcceptInvite } from '@/hooks/members/use-join';
import { signOutHere } from '@/hooks/core/session/session';
import { useSession, type Person } from '@/hooks/core/session/use-session';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import type { Role } from '@/model/access';
import type { InvitePreview } from '@/model/invite-link';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { SignInOptions } from '@/app/_sign-in/sign-in-options';
import styles from './invite.module.css';
import { invitePageStrings } from './strings';

export function InvitePreviewCard({ token, preview }: { token: string; preview: InvitePreview }) {
  const strings = useStrings(invitePageStrings);
  const session = useSession();
  const { byName, role } = preview;
  const inviter = useDisplayName()({ id: null, name: byName });
  const title = useDisplayTitle()(preview);
  return (
    <>
      <h1 className={styles.title}>{strings.invites(inviter, title, strings.asA[role])}</h1>
      <p className={styles.may}>{strings.may[role]}</p>
      <Facts preview={preview} />
      {session.status === 'starting' && (
        <div className={styles.skeleton} role="status" aria-label={strings.loading}>
          <span style={{ width: '100%' }} />
        </div>
      )}
      {session.status === 'signed-out' && (
        <>
          <p className={styles.sign}>{strings.signInFirst}</p>
          <SignInOptions />
        </>
      )}
      {session.status === 'signed-in' && <AcceptInvite token={token} role={role} person={session.person} />}
    </>
  );
}

function Facts({ preview: { members, messages, expiresAt } }: { preview: InvitePreview }) {
  const strings = useStrings(invitePageStrings);
  const { dayAndTime, fullTime } = useTimes();
  return (
    <ul className={styles.facts} aria-label={strings.about}>
      <li>
        <Users size={17} aria-hidden="true" />
        {strings.members(members)}
      </li>
      <li>
        <MessagesSquare size={17} aria-hidden="true" />
        {strings.messages(messages)}
      </li>
      <li>
        <Clock size={17} aria-hidden="true" />
        <time dateTime={new Date(expiresAt).toISOString()} title={fullTime(expiresAt)}>
          {strings.until(dayAndTime(expiresAt))}
        </time>
      </li>
    </ul>
  );
}

type AcceptInviteProps = { token: string; role: Role; person: Person };

function AcceptInvite({ token, role, person }: AcceptInviteProps) {
  const strings = useStrings(invitePageStrings);
  const errorText = useErrorText();
  const { busy, error, accept } = useAcceptInvite(token);
  return (
    <>
      <Button look="primary" className={styles.join ?? ''} busy={busy} onClick={() => void accept()}>
        {strings.joinAs(role)}
      </Button>
      <p className={styles.error} role="alert">
        {error && errorText(error)}
      </p>
      <p className={styles.person}>
        <span>{strings.signedInAs(<strong>{person.name}</strong>, person.email)}</span>{' '}
        <button type="button" onClick={() => void signOutHere({ path: window.location.pathname })}>
          {strings.notYou}
        </button>
      </p>
    </>
  );
}
