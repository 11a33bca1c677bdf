'use client';
// Signing in on a share's page: an ID token is exchanged once for the share's cookie. Loaded when somebody asks for it.
import { useCallback, useEffect, useRef } from 'react';
import { SessionProvider, signOutHere } from '@/hooks/core/session/session';
import { useSession } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { useIdToken } from '@/hooks/account/use-id-token';
import type { GuestLink } from '@/hooks/shares/use-guest-opening';
import { Button } from '@/app/_ui/button';
import { SignInOptions } from '@/app/_sign-in/sign-in-options';
import styles from './guest.module.css';
import { guestSignInStrings } from './sign-in-strings';

type Props = { link: GuestLink; isBusy: boolean; wasRefused: boolean };

export function GuestSignIn(props: Props) {
  return (
    <SessionProvider>
      <Exchange {...props} />
    </SessionProvider>
  );
}

function Exchange({ link, isBusy, wasRefused }: Props) {
  const strings = useStrings(guestSignInStrings);
  const session = useSession();
  const idToken = useIdToken();
  const { openAs } = link;
  const open = useCallback((how: 'asked' | 'by itself') => openAs(idToken, how), [openAs, idToken]);
  const isOut = session.status === 'signed-out';
  // Whoever chose an account on this page wants an answer.
  const hasChosen = useRef(false);
  useEffect(() => {
    if (isOut) hasChosen.current = true;
  }, [isOut]);
  const uid = session.status === 'signed-in' ? session.person.uid : null;
  const exchanged = useRef<string | null>(null);
  useEffect(() => {
    if (uid === null || exchanged.current === uid) return;
    exchanged.current = uid;
    open(hasChosen.current ? 'asked' : 'by itself');
  }, [uid, open]);
  switch (session.status) {
    case 'starting':
      return <p className={styles.quiet}>{strings.loading}</p>;
    case 'signed-out':
      return <SignInOptions />;
    case 'signed-in':
      return (
        <>
          <Button className={styles.wide ?? ''} busy={isBusy} onClick={() => open('asked')}>
            {strings.openAs(session.person.name)}
          </Button>
          {wasRefused && (
            <Button
              look="quiet"
              size="small"
              onClick={() => void signOutHere({ path: window.location.pathname })}
            >
              {strings.notYou}
            </Button>
          )}
        </>
      );
  }
}
