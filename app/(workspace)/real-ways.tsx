'use client';
import { Mail, MailCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { SignIn } from '@/hooks/use-sign-in';
import { Button } from '../_ui/button';
import styles from './sign-in.module.css';

/** Google's window, or a link by e-mail; and the end of that link on the device that opened it. */
export function RealWays({ ways }: { ways: SignIn }) {
  if (ways.linkSentTo !== null) {
    return (
      <div className={styles.sent} role="status">
        <MailCheck size={22} aria-hidden="true" />
        <p>
          A link is on its way to <strong>{ways.linkSentTo}</strong>. Open it on this device to sign in; this
          page may be closed.
        </p>
      </div>
    );
  }
  if (ways.finishFor !== null) {
    return (
      <AddressForm
        explain="Confirm the address this link was sent to."
        initial={ways.finishFor}
        label="Finish signing in"
        busy={ways.busy === 'finish'}
        onSubmit={ways.finish}
      />
    );
  }
  return (
    <div className={styles.ways}>
      <Button
        look="primary"
        busy={ways.busy === 'google'}
        disabled={ways.busy !== null}
        onClick={ways.withGoogle}
      >
        Continue with Google
      </Button>
      <p className={styles.or}>or</p>
      <AddressForm
        explain="We send a link that signs you in; there is no password."
        initial=""
        label="Send me a link"
        busy={ways.busy === 'link'}
        onSubmit={ways.sendLink}
      />
    </div>
  );
}

type FormProps = {
  explain: string;
  initial: string;
  label: string;
  busy: boolean;
  onSubmit: (email: string) => void;
};

function AddressForm({ explain, initial, label, busy, onSubmit }: FormProps) {
  const [email, setEmail] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(email.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor="sign-in-email">E-mail</label>
      <input
        id="sign-in-email"
        type="email"
        required
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        aria-describedby="sign-in-explain"
        placeholder="you@example.com"
      />
      <p id="sign-in-explain">{explain}</p>
      <Button type="submit" busy={busy}>
        <Mail size={17} aria-hidden="true" /> {label}
      </Button>
    </form>
  );
}
