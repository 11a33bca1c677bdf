'use client';
import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useConfig, useFarewell } from '@/hooks/core/use-session';
import { useWords } from '@/hooks/core/use-strings';
import { PRODUCT_NAME } from '@/model/product';
import { Logo } from '@/app/_ui/logo';
import { LanguageSwitch } from '@/app/_settings/language-switch';
import styles from './sign-in.module.css';
import { SignInPicture } from './sign-in-picture';
import { SignInWays } from './sign-in-options';
import { signInWords } from './strings';

export function SignIn() {
  const words = useWords(signInWords);
  const { demo, scriptedModel } = useConfig();
  const farewell = useFarewell();
  return (
    <main className={styles.page}>
      <section className={styles.side}>
        <div className={styles.brand}>
          <Logo size={30} />
          <span>{PRODUCT_NAME}</span>
          <LanguageSwitch label={words.language} />
        </div>
        <div className={styles.words}>
          <h1 className={styles.title}>{words.title}</h1>
          <p className={styles.sentence}>{words.sentence}</p>
          {farewell !== null && (
            <p className={styles.farewell} role="status">
              {farewell}
            </p>
          )}
          <SignInWays />
        </div>
        {demo !== null && (
          <p className={styles.note}>
            {words.here}
            {scriptedModel ? words.scripted : ''}
            {words.twoWindows}{' '}
            <Link className={styles.live ?? ''} href="/demo" prefetch={false}>
              {words.seeItLive} <ArrowRight size={15} aria-hidden="true" />
            </Link>
          </p>
        )}
      </section>
      <SignInPicture />
    </main>
  );
}
