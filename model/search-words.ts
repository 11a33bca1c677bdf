// English words in a query: which of them say nothing, and in which other forms a message may have the rest.

/** Words of questions and sentences that nobody looks for when there are others beside them. */
const FUNCTION_WORDS = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my of on ' +
    'or our she should so than that the their them then there these they this those to us was we were what when where which who why ' +
    'will with would you your'
  ).split(' '),
);

export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** Words that only look like a plural or a past. */
const WHOLE = new Set([
  'always',
  'news',
  'less',
  'need',
  'red',
  'bed',
  'feed',
  'seed',
  'speed',
  'thing',
  'king',
  'ring',
  'string',
  'bring',
  'spring',
  'process',
  'access',
  'status',
  'during',
  'something',
  'nothing',
  'anything',
  'everything',
]);

const MIN_BASE_CHARS = 3;
const VOWEL = /[aeiou]/;

/** Plural and singular, past and -ing of a regular word, the word itself first. A form that no message has costs one look. */
export function formsOfWord(word: string): string[] {
  if (!/^[a-z]+$/.test(word) || word.length < MIN_BASE_CHARS || WHOLE.has(word)) return [word];
  return [...new Set([word, ...basesOf(word).flatMap(formsOfBase)])];
}

function basesOf(word: string): string[] {
  const bases = wordBases(word).filter((base) => base.length >= MIN_BASE_CHARS && /[aeiouy]/.test(base));
  return bases.length > 0 ? bases : [word];
}

function wordBases(word: string): string[] {
  if (/ie[sd]$/.test(word)) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (/[^sui]s$/.test(word)) return [word.slice(0, -1)];
  if (word.endsWith('ed')) return strippedBases(word.slice(0, -2));
  if (word.endsWith('ing')) return strippedBases(word.slice(0, -3));
  return [word];
}

/** What stood before -ed or -ing: `plann` is plan, `decid` is decide, `call` is itself. */
function strippedBases(stem: string): string[] {
  const last = stem.at(-1) ?? '';
  const isDoubled = last === stem.at(-2) && !VOWEL.test(last);
  if (isDoubled) return /[lsz]/.test(last) ? [stem, stem.slice(0, -1)] : [stem.slice(0, -1)];
  return [stem, `${stem}e`];
}

function formsOfBase(base: string): string[] {
  const last = base.at(-1) ?? '';
  if (last === 'e') return [base, `${base}s`, `${base}d`, `${base.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(base))
    return [base, `${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`];
  if (/(?:s|x|z|ch|sh)$/.test(base)) return [base, `${base}es`, `${base}ed`, `${base}ing`];
  const isShort = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base);
  const stem = isShort ? base + last : base;
  // cancelled or canceled: both are written.
  const doubled = /[^aeiou].*[aeiou]l$/.test(base) ? [`${base}led`, `${base}ling`] : [];
  return [base, `${base}s`, `${stem}ed`, `${stem}ing`, ...doubled];
}
