'use client';
// Signing in where nobody is signed in, and then the new thread.
import { SessionProvider } from '@/hooks/core/session/session';
import { useSession } from '@/hooks/core/session/use-session';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { useForkShare } from '@/hooks/shares/use-fork-share';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { SignInOptions } from '@/app/_sign-in/sign-in-options';
import styles from './guest.module.css';
import { guestSignInStrings } from './sign-in-strings';

type Props = { shareId: string; onClose: () => void };

export function ContinueDialog({ shareId, onClose }: Props) {
  const strings = useStrings(guestSignInStrings);
  return (
    <Dialog isOpen onClose={onClose} title={strings.continue} description={strings.continueMeans}>
      <SessionProvider>
        <Continue shareId={shareId} onClose={onClose} />
      </SessionProvider>
    </Dialog>
  );
}

function Continue({ shareId, onClose }: Props) {
  const strings = useStrings(guestSignInStrings);
  const errorText = useErrorText();
  const session = useSession();
  const { start, busy, error } = useForkShare(shareId);
  switch (session.status) {
    case 'starting':
      return (
        <p role="status" className={styles.quiet}>
          {strings.loading}
        </p>
      );
    case 'signed-out':
      return (
        <>
          <p>{strings.signInFirst}</p>
          <SignInOptions />
        </>
      );
    case 'signed-in':
      return (
        <>
          <p role="alert" className={styles.problem}>
            {error && errorText(error)}
          </p>
          <div className={dialogStyles.buttons}>
            <Button onClick={onClose}>{strings.cancel}</Button>
            <Button look="primary" busy={busy} onClick={start}>
              {strings.continueAs(session.person.name)}
            </Button>
          </div>
        </>
      );
  }
}
