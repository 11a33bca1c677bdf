'use client';
import { useSyncExternalStore } from 'react';
import { cookieOf } from '@/model/device-settings';
import { LANGUAGE_TAGS, languageFor, type Language } from '@/model/language';
import { StatusPage } from './status-page';
import { statusPageStrings } from './strings';
import './globals.css';

/** Replaces the whole page, including the root layout: no provider above it knows the language. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const language = useSyncExternalStore(
    () => () => undefined,
    languageHere,
    () => 'en' as const,
  );
  const strings = statusPageStrings[language];
  return (
    <html lang={LANGUAGE_TAGS[language]}>
      <body>
        <StatusPage title={strings.notShown} text={strings.notShownWhy}>
          <button type="button" className="status-page-link" onClick={reset}>
            {strings.tryAgain}
          </button>
        </StatusPage>
      </body>
    </html>
  );
}

function languageHere(): Language {
  const chosen = document.cookie
    .split('; ')
    .map((pair) => pair.split('='))
    .find(([name]) => name === cookieOf('language'))?.[1];
  return languageFor(chosen, navigator.languages.join(','));
}
