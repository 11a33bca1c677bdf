'use client';
import { Clock, MessagesSquare, Users } from 'lucide-react';
import { useTakeInvite } from '@/hooks/members/use-join';
import { signOutHere, useSession, type Person } from '@/hooks/core/use-session';
import { useErrorWords, useWords } from '@/hooks/core/use-strings';
import type { Role } from '@/model/access';
import type { InviteOffer } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/use-times';
import { SignInWays } from '@/app/_sign-in/sign-in-options';
import styles from './invite.module.css';
import { joinWords } from './strings';

export function Offer({ token, offer }: { token: string; offer: InviteOffer }) {
  const words = useWords(joinWords);
  const session = useSession();
  const { title, byName, role } = offer;
  return (
    <>
      <h1 className={styles.title}>{words.invites(byName, title, words.asA[role])}</h1>
      <p className={styles.may}>{words.may[role]}</p>
      <Facts offer={offer} />
      {session.status === 'starting' && (
        <div className={styles.bones} role="status" aria-label={words.loading}>
          <span style={{ width: '100%' }} />
        </div>
      )}
      {session.status === 'signed-out' && (
        <>
          <p className={styles.sign}>{words.signInFirst}</p>
          <SignInWays />
        </>
      )}
      {session.status === 'signed-in' && <Taking token={token} role={role} person={session.person} />}
    </>
  );
}

function Facts({ offer: { members, messages, expiresAt } }: { offer: InviteOffer }) {
  const words = useWords(joinWords);
  const { dayAndTime, fullTime } = useTimes();
  return (
    <ul className={styles.facts} aria-label={words.about}>
      <li>
        <Users size={17} aria-hidden="true" />
        {words.members(members)}
      </li>
      <li>
        <MessagesSquare size={17} aria-hidden="true" />
        {words.messages(messages)}
      </li>
      <li>
        <Clock size={17} aria-hidden="true" />
        <time dateTime={new Date(expiresAt).toISOString()} title={fullTime(expiresAt)}>
          {words.until(dayAndTime(expiresAt))}
        </time>
      </li>
    </ul>
  );
}

type TakingProps = { token: string; role: Role; person: Person };

function Taking({ token, role, person }: TakingProps) {
  const words = useWords(joinWords);
  const wordsOf = useErrorWords();
  const { busy, error, take } = useTakeInvite(token);
  return (
    <>
      <Button look="primary" className={styles.join ?? ''} busy={busy} onClick={() => void take()}>
        {words.joinAs(role)}
      </Button>
      <p className={styles.error} role="alert">
        {error && wordsOf(error)}
      </p>
      <p className={styles.person}>
        <span>{words.signedInAs(<strong>{person.name}</strong>, person.email)}</span>{' '}
        <button type="button" onClick={() => void signOutHere({ path: window.location.pathname })}>
          {words.notYou}
        </button>
      </p>
    </>
  );
}
