// The catalogues of the workspace travel to a browser in one language, as a dictionary beside the code (next.config.ts).
// In development and in tests they are whole in their modules, and the dictionaries are empty.
import type { Catalogue, Language } from '@/model/language';

const DICTIONARIES: Record<Language, () => Promise<unknown>> = {
  en: () => import('./dictionary-en'),
  zh: () => import('./dictionary-zh'),
};

const strings: Record<Language, Map<string, unknown>> = { en: new Map(), zh: new Map() };

/** Before a string of this language is drawn. */
export async function loadDictionary(language: Language): Promise<void> {
  await DICTIONARIES[language]();
}

/**
 * What the build leaves in the place of a catalogue. Which strings there are can be asked in any language, while one is
 * here. @public
 */
export function fromDictionary(id: string): Catalogue<unknown> {
  return {
    get en() {
      return strings.en.get(id) ?? strings.zh.get(id);
    },
    get zh() {
      return strings.zh.get(id) ?? strings.en.get(id);
    },
  };
}

/** What the build makes of the catalogue in a dictionary. @public */
export function addToDictionary(language: Language, id: string, entry: unknown): Partial<Catalogue<unknown>> {
  strings[language].set(id, entry);
  return { [language]: entry };
}
