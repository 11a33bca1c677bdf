'use client';
// The language of the page, and the words of a catalogue in it. A change is seen at once and needs no reload.
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { cookieOf } from '@/model/device-settings';
import { asAppError } from '@/model/errors';
import { LANGUAGES, LANGUAGE_TAGS, type Catalogue, type Language } from '@/model/language';
import { keepCookie } from './use-device-settings';

type Speaking = { language: Language; speak: (language: Language) => void };

const LanguageContext = createContext<Speaking | null>(null);

type Props = { /** As the server drew the page. */ drawn: Language; children: ReactNode };

export function LanguageProvider({ drawn, children }: Props) {
  const [language, setLanguage] = useState(drawn);
  const take = useCallback((next: Language) => {
    document.documentElement.lang = LANGUAGE_TAGS[next];
    setLanguage(next);
  }, []);
  const speak = useCallback(
    (next: Language) => {
      keepCookie(cookieOf('language'), next);
      take(next);
    },
    [take],
  );
  useEffect(() => watchLanguage(take), [take]);
  const value = useMemo(() => ({ language, speak }), [language, speak]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** Hears of the language that is chosen in another tab; where browsers do not tell of cookies, the next page has it. */
function watchLanguage(take: (language: Language) => void): () => void {
  const onChange = ({ changed }: CookieChangeEvent) => {
    const value = changed.find(({ name }) => name === cookieOf('language'))?.value;
    const next = LANGUAGES.find((language) => language === value);
    if (next !== undefined) take(next);
  };
  const store = 'cookieStore' in window ? window.cookieStore : null;
  store?.addEventListener('change', onChange);
  return () => store?.removeEventListener('change', onChange);
}

/** The language of the page, and the way to another one. */
export function useSpeaking(): Speaking {
  const speaking = use(LanguageContext);
  if (speaking === null) throw new Error('LanguageProvider is missing');
  return speaking;
}

export function useLanguage(): Language {
  return useSpeaking().language;
}

/** The words of a catalogue in the page's language; the same object for as long as that stays. */
export function useWords<W>(words: Catalogue<W>): W {
  return words[useLanguage()];
}

/** Puts an error into words for people. */
export function useErrorWords(): (error: unknown) => string {
  const language = useLanguage();
  return useCallback((error: unknown) => asAppError(error).in(language), [language]);
}
