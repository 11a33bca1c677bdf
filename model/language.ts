// The languages of the screen. Each folder has a catalogue with its texts in every language side by side, so that a missing
// text, or one that lacks an argument, does not compile.

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The name of each language in that language. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', zh: '简体中文' };

/** Language tags of the page and its dates (BCP 47). English dates are written the British way: day before month. */
export const LANGUAGE_TAGS: Record<Language, string> = { en: 'en-GB', zh: 'zh-Hans' };

export type Catalogue<W> = Readonly<Record<Language, W>>;

/** Texts in every language. The English side defines the keys and the arguments. */
export function catalogue<W>(strings: { en: W; zh: NoInfer<W> }): Catalogue<W> {
  return strings;
}

/** A text that exists in every language. */
export type Sentence = (language: Language) => string;

type Sentences<W> = {
  readonly [K in keyof W]: W[K] extends (...args: infer T) => string ? (...args: T) => Sentence : Sentence;
};

/** The texts of a catalogue as sentences, for code that does not know its reader's language: `errorText.threadFull(200)`. */
export function sentencesOf<W extends Record<string, unknown>>(strings: Catalogue<W>): Sentences<W> {
  const sentences = Object.keys(strings.en).map((key) => {
    const sentence = (args: readonly unknown[]) => (language: Language) => {
      const entry = strings[language][key];
      return typeof entry === 'function' ? String(entry(...args)) : String(entry);
    };
    return [
      key,
      typeof strings.en[key] === 'function' ? (...args: unknown[]) => sentence(args) : sentence([]),
    ];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler cannot track keys through entries
  return Object.fromEntries(sentences) as Sentences<W>;
}

/** The language that a person chose; else the first of ours that their browser asks for (`Accept-Language`, RFC 9110); else English. */
export function languageFor(chosen: string | undefined, accepted: string | null): Language {
  const known = (tag: string) => LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
  const wishes = (accepted ?? '').split(',').map((wish) => {
    const [tag = '', quality = 'q=1'] = wish.trim().split(';');
    return { tag, weight: Number(quality.trim().replace(/^q=/, '')) };
  });
  const heard = wishes
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => known(tag));
  return (
    LANGUAGES.find((language) => language === chosen) ??
    heard.find((language) => language !== undefined) ??
    'en'
  );
}
