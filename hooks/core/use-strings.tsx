'use client';
// The language of the page, and the strings of a catalogue in it. A change applies immediately, without a reload.
import {
  createContext,
  startTransition,
  use,
  useCallback,
  useEffect,
  useMemo,
  useOptimistic,
  useState,
  type ReactNode,
} from 'react';
import { cookieOf } from '@/model/device-settings';
import { asAppError } from '@/model/errors';
import { LANGUAGES, LANGUAGE_TAGS, type Catalogue, type Language } from '@/model/language';
import { loadDictionary } from '@/services/core/dictionary';
import { writeCookie } from './use-device-settings';

type LanguageSetting = {
  language: Language;
  /** The language that was just chosen, while its strings are loading; else `language`. */
  chosen: Language;
  chooseLanguage: (language: Language) => void;
};

const LanguageContext = createContext<LanguageSetting | null>(null);

type Props = { /** As the server drew the page. */ initialLanguage: Language; children: ReactNode };

export function LanguageProvider({ initialLanguage, children }: Props) {
  const [language, setLanguage] = useState(initialLanguage);
  const apply = useCallback((next: Language) => {
    document.documentElement.lang = LANGUAGE_TAGS[next];
    setLanguage(next);
  }, []);
  const [chosen, choose] = useOptimistic(language);
  const chooseLanguage = useCallback(
    (next: Language) => {
      writeCookie(cookieOf('language'), next);
      startTransition(async () => {
        choose(next);
        await show(next, apply);
      });
    },
    [apply, choose],
  );
  useEffect(() => watchLanguage(apply), [apply]);
  const value = useMemo(() => ({ language, chosen, chooseLanguage }), [language, chosen, chooseLanguage]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** Where the strings cannot be fetched now, the next page has the language: it is in the cookie. */
async function show(next: Language, apply: (language: Language) => void): Promise<void> {
  try {
    await loadDictionary(next);
  } catch {
    return; // The next page.
  }
  apply(next);
}

/** A lazy part together with its strings in the page's language. */
export async function withDictionary<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, loadDictionary(pageLanguage())]);
  return loaded;
}

function pageLanguage(): Language {
  const tag = typeof document === 'undefined' ? '' : document.documentElement.lang;
  return LANGUAGES.find((language) => LANGUAGE_TAGS[language] === tag) ?? 'en';
}

/** Subscribes to changes of the language in another tab; without the Cookie Store API the next page load has it. */
function watchLanguage(apply: (language: Language) => void): () => void {
  const onChange = ({ changed }: CookieChangeEvent) => {
    const value = changed.find(({ name }) => name === cookieOf('language'))?.value;
    const next = LANGUAGES.find((language) => language === value);
    if (next !== undefined) void show(next, apply);
  };
  const store = 'cookieStore' in window ? window.cookieStore : null;
  store?.addEventListener('change', onChange);
  return () => store?.removeEventListener('change', onChange);
}

/** The language of the page, and a function to change it. */
export function useLanguageSetting(): LanguageSetting {
  const setting = use(LanguageContext);
  if (setting === null) throw new Error('LanguageProvider is missing');
  return setting;
}

export function useLanguage(): Language {
  return useLanguageSetting().language;
}

/** The strings of a catalogue in the page's language; the same object until the language changes. */
export function useStrings<W>(strings: Catalogue<W>): W {
  return strings[useLanguage()];
}

/** Returns the text of an error in the page's language. */
export function useErrorText(): (error: unknown) => string {
  const language = useLanguage();
  return useCallback((error: unknown) => asAppError(error).in(language), [language]);
}
