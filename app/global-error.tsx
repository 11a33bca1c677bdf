'use client';
import { useSyncExternalStore } from 'react';
import { cookieOf } from '@/model/device-settings';
import { LANGUAGE_TAGS, languageFor, type Language } from '@/model/language';
import { Calm } from './status-page';
import { calmWords } from './strings';
import './globals.css';

/** Stands in for the whole page, its root included: nothing above it knows the language. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const language = useSyncExternalStore(
    () => () => undefined,
    languageHere,
    () => 'en' as const,
  );
  const words = calmWords[language];
  return (
    <html lang={LANGUAGE_TAGS[language]}>
      <body>
        <Calm title={words.notShown} words={words.notShownWhy}>
          <button type="button" className="calm-link" onClick={reset}>
            {words.again}
          </button>
        </Calm>
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
