'use client';
import { Mail, MailCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { SignIn } from '@/hooks/account/use-sign-in';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import styles from './sign-in.module.css';
import { signInStrings } from './strings';

/** Google's popup, or a link by email, including the step that finishes with the link on the device that opened it. */
export function SignInProviders({ signIn }: { signIn: SignIn }) {
  const strings = useStrings(signInStrings);
  if (signIn.linkSentTo !== null) {
    return (
      <div className={styles.sent} role="status">
        <MailCheck size={22} aria-hidden="true" />
        <p>{strings.linkSent(<strong>{signIn.linkSentTo}</strong>)}</p>
      </div>
    );
  }
  if (signIn.finishFor !== null) {
    return (
      <AddressForm
        explain={strings.confirmAddress}
        initial={signIn.finishFor}
        label={strings.finish}
        busy={signIn.busy === 'finish'}
        disabled={signIn.busy !== null}
        onSubmit={signIn.finish}
      />
    );
  }
  return (
    <div className={styles.controls}>
      <Button
        look="primary"
        busy={signIn.busy === 'google'}
        disabled={signIn.busy !== null}
        onClick={signIn.withGoogle}
      >
        {strings.google}
      </Button>
      <p className={styles.or}>{strings.or}</p>
      <AddressForm
        explain={strings.explainLink}
        initial=""
        label={strings.sendLink}
        busy={signIn.busy === 'link'}
        disabled={signIn.busy !== null}
        onSubmit={signIn.sendLink}
      />
    </div>
  );
}

type FormProps = {
  explain: string;
  initial: string;
  label: string;
  busy: boolean;
  disabled: boolean;
  onSubmit: (email: string) => void;
};

function AddressForm({ explain, initial, label, busy, disabled, onSubmit }: FormProps) {
  const strings = useStrings(signInStrings);
  const [email, setEmail] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(email.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor="sign-in-email">{strings.email}</label>
      <input
        id="sign-in-email"
        type="email"
        required
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        aria-describedby="sign-in-explain"
        placeholder={strings.emailExample}
      />
      <p id="sign-in-explain">{explain}</p>
      <Button type="submit" busy={busy} disabled={disabled}>
        <Mail size={17} aria-hidden="true" /> {label}
      </Button>
    </form>
  );
}
