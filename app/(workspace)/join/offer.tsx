'use client';
import { Clock, MessagesSquare, Users } from 'lucide-react';
import { useTakeInvite } from '@/hooks/use-join';
import { signOutHere, useSession, type Person } from '@/hooks/use-session';
import type { Role } from '@/model/access';
import type { InviteOffer } from '@/model/thread';
import { Button } from '../../_ui/button';
import { dayAndTime, fullTime } from '../../_ui/times';
import { SignInWays } from '../sign-in-ways';
import styles from './join.module.css';

const AS_A: Record<Role, string> = {
  owner: 'the owner',
  admin: 'an admin',
  editor: 'an editor',
  viewer: 'a viewer',
};
const MAY: Record<Role, string> = {
  owner: 'You may do everything.',
  admin: 'You read everything, write, ask the assistant, and add people.',
  editor: 'You read everything, write, and ask the assistant.',
  viewer: 'You read everything, as it is written.',
};

export function Offer({ token, offer }: { token: string; offer: InviteOffer }) {
  const session = useSession();
  const { title, byName, role } = offer;
  return (
    <>
      <h1 className={styles.title}>
        {byName} invites you to “{title}” as {AS_A[role]}
      </h1>
      <p className={styles.may}>{MAY[role]}</p>
      <Facts offer={offer} />
      {session.status === 'starting' && (
        <div className={styles.bones} role="status" aria-label="Loading">
          <span style={{ width: '100%' }} />
        </div>
      )}
      {session.status === 'signed-out' && (
        <>
          <p className={styles.sign}>Sign in to join; you come back to this page.</p>
          <SignInWays />
        </>
      )}
      {session.status === 'signed-in' && <Taking token={token} role={role} person={session.person} />}
    </>
  );
}

function Facts({ offer: { members, messages, expiresAt } }: { offer: InviteOffer }) {
  return (
    <ul className={styles.facts} aria-label="About this thread">
      <li>
        <Users size={17} aria-hidden="true" />
        {members === 1 ? '1 member' : `${members} members`}
      </li>
      <li>
        <MessagesSquare size={17} aria-hidden="true" />
        {messages === 1 ? '1 message' : `${messages} messages`}
      </li>
      <li>
        <Clock size={17} aria-hidden="true" />
        <time dateTime={new Date(expiresAt).toISOString()} title={fullTime(expiresAt)}>
          until {dayAndTime(expiresAt)}
        </time>
      </li>
    </ul>
  );
}

type TakingProps = { token: string; role: Role; person: Person };

function Taking({ token, role, person }: TakingProps) {
  const { busy, error, take } = useTakeInvite(token);
  return (
    <>
      <Button look="primary" className={styles.join ?? ''} busy={busy} onClick={() => void take()}>
        Join as {role}
      </Button>
      <p className={styles.error} role="alert">
        {error?.message}
      </p>
      <p className={styles.person}>
        <span>
          You are signed in as <strong>{person.name}</strong>
          {person.email !== null && ` (${person.email})`}.
        </span>{' '}
        <button type="button" onClick={() => void signOutHere({ path: window.location.pathname })}>
          Not you?
        </button>
      </p>
    </>
  );
}
