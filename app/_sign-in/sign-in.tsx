'use client';
import { ArrowRight } from 'lucide-react';
import { useFarewell } from '@/hooks/core/session/session';
import { useConfig } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { PRODUCT_NAME } from '@/model/product';
import { Logo } from '@/app/_ui/logo';
import { LanguageSwitch } from '@/app/_settings/language-switch';
import styles from './sign-in.module.css';
import { SignInPicture } from './sign-in-picture';
import { SignInOptions } from './sign-in-options';
import { signInStrings } from './strings';

export function SignIn() {
  const strings = useStrings(signInStrings);
  const { demo, scriptedModel } = useConfig();
  const farewell = useFarewell();
  return (
    <main className={styles.page}>
      <section className={styles.side}>
        <div className={styles.brand}>
          <Logo size={30} />
          <span>{PRODUCT_NAME}</span>
          <LanguageSwitch label={strings.language} />
        </div>
        <div className={styles.text}>
          <h1 className={styles.title}>{strings.title}</h1>
          <p className={styles.sentence}>{strings.sentence}</p>
          {farewell !== null && (
            <p className={styles.farewell} role="status">
              {farewell}
            </p>
          )}
          <SignInOptions />
        </div>
        {demo !== null && (
          <p className={styles.note}>
            {strings.here}
            {scriptedModel ? strings.scripted : ''}
            {strings.twoWindows}{' '}
            {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- Next's Link would add 3 KB, and the target page shares no chunks with this one */}
            <a className={styles.live} href="/demo">
              {strings.seeItLive} <ArrowRight size={15} aria-hidden="true" />
            </a>
          </p>
        )}
      </section>
      <SignInPicture />
    </main>
  );
}
