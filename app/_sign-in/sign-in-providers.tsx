'use client';
import { Mail, MailCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { SignIn } from '@/hooks/account/use-sign-in';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import styles from './sign-in.module.css';
import { signInWords } from './strings';

/** Google's window, or a link by e-mail; and the end of that link on the device that opened it. */
export function RealWays({ ways }: { ways: SignIn }) {
  const words = useWords(signInWords);
  if (ways.linkSentTo !== null) {
    return (
      <div className={styles.sent} role="status">
        <MailCheck size={22} aria-hidden="true" />
        <p>{words.linkSent(<strong>{ways.linkSentTo}</strong>)}</p>
      </div>
    );
  }
  if (ways.finishFor !== null) {
    return (
      <AddressForm
        explain={words.confirmAddress}
        initial={ways.finishFor}
        label={words.finish}
        busy={ways.busy === 'finish'}
        disabled={ways.busy !== null}
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
        {words.google}
      </Button>
      <p className={styles.or}>{words.or}</p>
      <AddressForm
        explain={words.explainLink}
        initial=""
        label={words.sendLink}
        busy={ways.busy === 'link'}
        disabled={ways.busy !== null}
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
  disabled: boolean;
  onSubmit: (email: string) => void;
};

function AddressForm({ explain, initial, label, busy, disabled, onSubmit }: FormProps) {
  const words = useWords(signInWords);
  const [email, setEmail] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(email.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor="sign-in-email">{words.email}</label>
      <input
        id="sign-in-email"
        type="email"
        required
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        aria-describedby="sign-in-explain"
        placeholder={words.emailExample}
      />
      <p id="sign-in-explain">{explain}</p>
      <Button type="submit" busy={busy} disabled={disabled}>
        <Mail size={17} aria-hidden="true" /> {label}
      </Button>
    </form>
  );
}
