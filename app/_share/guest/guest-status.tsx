'use client';
// The pages of a share that shows nothing of its thread: it wants a key, could not be opened, or was cut.
import { Ban, Clock, Hourglass, Lock, RefreshCw, Unlink, WifiOff } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { GuestLink, GuestOpening } from '@/hooks/shares/use-guest-opening';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import type { AppError } from '@/model/errors';
import type { CutReason } from '@/model/share';
import { MAX_SHARE_PASSWORD_CHARS } from '@/model/limits';
import { PRODUCT_NAME } from '@/model/product';
import { Button, buttonClass } from '@/app/_ui/button';
import { CardPage } from '@/app/_ui/card-page/card-page';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { LanguageSwitch } from '@/app/_settings/language-switch';
import { useMaySignInAtOnce } from './may-sign-in';
import styles from './guest.module.css';
import { guestStrings } from './strings';

/** The one part of this page that loads Firebase. */
const GuestSignIn = dynamic(() => import('./guest-sign-in').then((module) => module.GuestSignIn), {
  ssr: false,
  loading: SigningIn,
});

function Card({ Icon, title, children }: { Icon: typeof Lock; title: string; children: ReactNode }) {
  const strings = useStrings(guestStrings);
  return (
    <CardPage aside={<LanguageSwitch label={strings.language} />}>
      <div className={styles.status}>
        <Icon size={32} strokeWidth={1.5} aria-hidden="true" className={styles.icon} />
        <h1>{title}</h1>
        {children}
      </div>
    </CardPage>
  );
}

type Locked = Extract<GuestOpening, { kind: 'locked' }>;

/** Without a key, with a wrong one, or no link at all: nobody is told which. */
export function LockedPage({ link, locked }: { link: GuestLink; locked: Locked }) {
  const strings = useStrings(guestStrings);
  const mayAtOnce = useMaySignInAtOnce();
  const [signsIn, setSignsIn] = useState(mayAtOnce);
  return (
    <Card Icon={Lock} title={strings.locked}>
      <p>{strings.lockedWhy}</p>
      <PasswordForm link={link} locked={locked} />
      <p className={styles.or}>{strings.or}</p>
      <div className={styles.signIn}>
        {signsIn ? (
          <GuestSignIn
            link={link}
            isBusy={locked.busy === 'account'}
            wasRefused={locked.refused === 'account'}
          />
        ) : (
          <Button className={styles.wide ?? ''} onClick={() => setSignsIn(true)}>
            {strings.signIn}
          </Button>
        )}
      </div>
      <Problem locked={locked} of="account" />
    </Card>
  );
}

function PasswordForm({ link, locked }: { link: GuestLink; locked: Locked }) {
  const strings = useStrings(guestStrings);
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') link.openWithPassword(password);
  };
  return (
    <form className={styles.password} onSubmit={submit}>
      <label className={dialogStyles.field}>
        <span>{strings.password}</span>
        <input
          type="password"
          autoComplete="current-password"
          maxLength={MAX_SHARE_PASSWORD_CHARS}
          value={password}
          aria-invalid={locked.refused === 'password' || undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <Button
        type="submit"
        look="primary"
        busy={locked.busy === 'password'}
        disabled={password === '' || locked.busy !== null}
      >
        {strings.open}
      </Button>
      <Problem locked={locked} of="password" />
    </form>
  );
}

/** Beside the key that was tried last. Always mounted: what is added to it is announced. */
function Problem({ locked, of }: { locked: Locked; of: 'password' | 'account' }) {
  const strings = useStrings(guestStrings);
  const errorText = useErrorText();
  const text = () => {
    if (locked.refused !== of || locked.busy !== null) return null;
    if (locked.error === null) return strings.refused[of];
    return locked.error.code === 'too-many' ? strings.tooMany : errorText(locked.error);
  };
  return (
    <p role="alert" className={styles.problem}>
      {text()}
    </p>
  );
}

function SigningIn() {
  const strings = useStrings(guestStrings);
  return (
    <p role="status" className={styles.quiet}>
      {strings.signingIn}…
    </p>
  );
}

export function FailedPage({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  const strings = useStrings(guestStrings);
  const errorText = useErrorText();
  return (
    <Card Icon={error.code === 'offline' ? WifiOff : Hourglass} title={strings.notNow}>
      <p role="alert">{error.code === 'too-many' ? strings.tooMany : errorText(error)}</p>
      <Button onClick={onRetry}>{strings.tryAgain}</Button>
    </Card>
  );
}

const CUT_ICONS = { revoked: Ban, expired: Clock, changed: RefreshCw, closed: Unlink } as const;

/** In the place of everything that was shown. */
export function CutPage({ reason, onRetry }: { reason: CutReason; onRetry: () => void }) {
  const strings = useStrings(guestStrings);
  return (
    <Card Icon={CUT_ICONS[reason]} title={strings.cut[reason]}>
      <p role="alert">{strings.cutWhy[reason]}</p>
      {reason === 'revoked' || reason === 'expired' ? (
        // oxlint-disable-next-line nextjs/no-html-link-for-pages -- the workspace is another page, with a session of its own
        <a className={buttonClass({ look: 'plain' })} href="/">
          {strings.goTo(PRODUCT_NAME)}
        </a>
      ) : (
        <Button onClick={onRetry}>{strings.openAgain}</Button>
      )}
    </Card>
  );
}
