'use client';
import { Hourglass, Unlink, WifiOff } from 'lucide-react';
import { useOffer } from '@/hooks/members/use-join';
import { useWords } from '@/hooks/core/use-strings';
import { PRODUCT_NAME } from '@/model/product';
import { Button, buttonClass } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { LanguageSwitch } from '@/app/_settings/language-switch';
import { PlaceLink } from '@/app/_ui/page-link';
import styles from './invite.module.css';
import { joinWords } from './strings';
import { Offer } from './invite-preview';

/** What an invite link leads to, before and after signing in. It stands alone: nothing of the workspace is behind it. */
export function JoinPage({ token }: { token: string }) {
  const words = useWords(joinWords);
  const view = useOffer(token);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Logo size={26} />
          <span>{PRODUCT_NAME}</span>
          <LanguageSwitch label={words.language} />
        </div>
        {view.status === 'looking' && <Bones />}
        {view.status === 'here' && <Offer token={token} offer={view.offer} />}
        {view.status === 'dead' && <Dead />}
        {view.status === 'failed' && <Failed {...view} />}
      </div>
    </main>
  );
}

function Bones() {
  const words = useWords(joinWords);
  return (
    <div className={styles.bones} role="status" aria-label={words.looking}>
      {[38, 86, 62, 100].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** One page for every reason: it does not tell whether the link ever worked. */
function Dead() {
  const words = useWords(joinWords);
  return (
    <div className={styles.calm}>
      <Unlink size={32} strokeWidth={1.5} aria-hidden="true" />
      <h1>{words.dead}</h1>
      <p>{words.askForAnother}</p>
      <PlaceLink to="/" className={buttonClass({ look: 'plain' })}>
        {words.toProduct(PRODUCT_NAME)}
      </PlaceLink>
    </div>
  );
}

type FailedProps = { isOffline: boolean; words: string; retry: () => void };

function Failed({ isOffline, words: why, retry }: FailedProps) {
  const words = useWords(joinWords);
  const Icon = isOffline ? WifiOff : Hourglass;
  return (
    <div className={styles.calm} role="alert">
      <Icon size={32} strokeWidth={1.5} aria-hidden="true" />
      <h1>{words.notNow}</h1>
      <p>{why}</p>
      <Button onClick={retry}>{words.tryAgain}</Button>
    </div>
  );
}
