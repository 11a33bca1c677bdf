'use client';
// Names that are stored in English because nobody chose them, in the reader's language.
import { useCallback } from 'react';
import { catalogue, type Language } from '@/model/language';
import { ASSISTANT_ID, ASSISTANT_NAME, DELETED_PERSON } from '@/model/product';
import { useLanguage } from './use-strings';

const STRINGS = catalogue({
  en: { assistant: ASSISTANT_NAME, deleted: DELETED_PERSON },
  zh: { assistant: '助手', deleted: '已注销用户' },
});

type Named = { id: string; name: string };

/** How somebody is called on screen: by their name, unless nobody chose it. */
function shownName({ id, name }: Named, language: Language): string {
  if (id === ASSISTANT_ID) return STRINGS[language].assistant;
  // Who deleted their account keeps the id; the name alone says so.
  return name === DELETED_PERSON ? STRINGS[language].deleted : name;
}

export function useShownName(): (named: Named) => string {
  const language = useLanguage();
  return useCallback((named: Named) => shownName(named, language), [language]);
}
