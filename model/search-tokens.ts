// What search makes of a text: its words as they are compared, each with its place. One pass, in time proportional to the text;
// messages, titles and queries are read by the same function, so both stores find the same.

/** `[start, end)` are UTF-16 offsets in the text. */
export type Token = { term: string; start: number; end: number };

export type Tokens = {
  /**
   * In their order: the parts of identifiers, numbers and addresses apart (`use-timeline`: use, timeline). Of a script without blanks
   * each pair of neighbours, and last the final character alone: one character is found as the beginning of its pair.
   */
  words: Token[];
  /** What was written as one word with parts, as one (`useTimeline`, `use-timeline`: usetimeline). */
  wholes: Token[];
};

/** Longer words are compared by their beginning. */
export const MAX_TERM_CHARS = 64;
/** A word with more parts than this is no name but a hash or encoded data, and stays whole. */
const MAX_PARTS = 8;
const MAX_DIGIT_BORDERS = 2;
/** Words joined by hyphens, up to so many, are findable as one. */
const MAX_JOINED = 4;

const BLANK = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
/** Letters without case, and marks that belong to the letter before. */
const LETTER = 4;
const MARK = 5;
/** Scripts that are written without blanks between words. */
const DENSE = 6;
const PICTURE = 7;
type CharClass = number;

const CLASSES: readonly (readonly [RegExp, CharClass])[] = [
  [/[\uff9e\uff9f]|\p{M}/u, MARK],
  [
    /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\u30fc\uff70\u3005]/u,
    DENSE,
  ],
  [/\p{Lu}|\p{Lt}/u, UPPER],
  [/\p{Ll}/u, LOWER],
  [/\p{N}/u, DIGIT],
  [/\p{L}/u, LETTER],
  [/\p{Extended_Pictographic}/u, PICTURE],
];

function classOfChar(char: string): CharClass {
  return CLASSES.find(([pattern]) => pattern.test(char))?.[1] ?? BLANK;
}

const UNKNOWN = 255;
/** By code unit; halves of pairs are never looked up here. */
const known = new Uint8Array(0x1_00_00).fill(UNKNOWN);

function classAt(text: string, at: number): CharClass {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd8_00 && unit <= 0xdf_ff) return classOfChar(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const found = known[unit] ?? UNKNOWN;
  if (found !== UNKNOWN) return found;
  // © and ™ are pictures to Unicode, and no words to anybody.
  const asked = classOfChar(String.fromCharCode(unit));
  const is = asked === PICTURE && unit < 0x22_00 ? BLANK : asked;
  known[unit] = is;
  return is;
}

function lengthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd8_00 || unit > 0xdb_ff) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc_00 && next <= 0xdf_ff ? 2 : 1;
}

/** The end of the run that begins at `start`: characters of the same kind, and marks. */
function runEnd(text: string, start: number, belongs: (is: CharClass) => boolean): number {
  let at = start;
  while (at < text.length) {
    const is = classAt(text, at);
    if (is !== MARK && !belongs(is)) break;
    at += lengthAt(text, at);
  }
  return at;
}

const isWordClass = (is: CharClass): boolean => is >= LOWER && is <= LETTER;
const isDenseClass = (is: CharClass): boolean => is === DENSE;

export function tokensOf(text: string): Tokens {
  const words: Token[] = [];
  const wholes: Token[] = [];
  let joined: Token[] = [];
  const closeJoined = () => {
    if (joined.length > 1) addWhole(joined, wholes);
    joined = [];
  };
  let at = 0;
  while (at < text.length) {
    const is = classAt(text, at);
    if (isWordClass(is)) {
      const end = runEnd(text, at, isWordClass);
      const parts = partsOf(text, at, end);
      words.push(...parts);
      joined.push(...parts);
      at = end;
      if (isJoiner(text, at)) at += 1;
      else closeJoined();
      continue;
    }
    closeJoined();
    if (is === DENSE) {
      const end = runEnd(text, at, isDenseClass);
      addPairs(text, { start: at, end }, words);
      at = end;
      continue;
    }
    const end = at + lengthAt(text, at);
    if (is === PICTURE) words.push({ term: text.slice(at, end), start: at, end });
    at = end;
  }
  closeJoined();
  return { words, wholes };
}

/** Whether two words are joined here: `sign-in`, `DATABASE_URL`, `don't`. */
function isJoiner(text: string, at: number): boolean {
  return at + 1 < text.length && JOINERS.has(text.charCodeAt(at)) && isWordClass(classAt(text, at + 1));
}

const JOINERS = new Set(Array.from("-_'’\u2010\u2011", (char) => char.charCodeAt(0)));

function addWhole(parts: readonly Token[], wholes: Token[]): void {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length > MAX_JOINED + MAX_PARTS) return;
  const term = parts.map((part) => part.term).join('');
  if (term.length <= MAX_TERM_CHARS) wholes.push({ term, start: first.start, end: last.end });
}

/** The words of one run of letters and digits: `useTimeline2` has three, a hash is one. */
function partsOf(text: string, start: number, end: number): Token[] {
  if (end - start > MAX_TERM_CHARS || isPlain(text, start, end)) return tokenOf(text, start, end);
  const borders = bordersOf(text, start, end);
  const ends = borders === null ? [end] : [...borders, end];
  let from = start;
  return ends.flatMap((to) => {
    const token = tokenOf(text, from, to);
    from = to;
    return token;
  });
}

/** Whether it is of small letters, after the first, or of digits: most words are. */
function isPlain(text: string, start: number, end: number): boolean {
  const first = classAt(text, start);
  const rest = first === DIGIT ? DIGIT : LOWER;
  for (let at = start + lengthAt(text, start); at < end; at += 1)
    if (known[text.charCodeAt(at)] !== rest) return false;
  return first === rest || first === UPPER;
}

/** Where its parts meet; null where it has too many to be a name. */
function bordersOf(text: string, start: number, end: number): number[] | null {
  const borders: number[] = [];
  let digitBorders = 0;
  let [before, last, lastAt] = [BLANK, BLANK, start];
  for (let at = start; at < end; at += lengthAt(text, at)) {
    const is = classAt(text, at);
    if (is === MARK) continue;
    const isDigitBorder = last !== BLANK && (is === DIGIT) !== (last === DIGIT);
    if (isDigitBorder || (last === LOWER && is === UPPER)) borders.push(at);
    // HTTPServer: the last capital begins the next word.
    else if (before === UPPER && last === UPPER && is === LOWER) borders.push(lastAt);
    if (isDigitBorder) digitBorders += 1;
    [before, last, lastAt] = [last, is, at];
  }
  return digitBorders > MAX_DIGIT_BORDERS || borders.length >= MAX_PARTS ? null : borders;
}

/** None where nothing is left of it, such as marks without a letter. */
function tokenOf(text: string, start: number, end: number): Token[] {
  const term = foldWord(text.slice(start, Math.min(end, start + 2 * MAX_TERM_CHARS)));
  return term === '' ? [] : [{ term, start, end }];
}

function addPairs(text: string, { start, end }: { start: number; end: number }, words: Token[]): void {
  let [before, beforeAt] = ['', start];
  for (let at = start; at < end;) {
    const next = Math.min(
      runEnd(text, at + lengthAt(text, at), () => false),
      end,
    );
    const char = foldDense(text.slice(at, Math.min(next, at + MAX_TERM_CHARS)));
    if (before !== '') words.push({ term: before + char, start: beforeAt, end: next });
    [before, beforeAt, at] = [char, at, next];
  }
  words.push({ term: before, start: beforeAt, end });
}

/** Letters that are another one with a stroke, or two, to whoever has no key for them; Unicode does not take them apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
};
const PLAINED = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** Marks that say how a letter is pronounced; of other scripts they are vowels. */
const ACCENTS = /(?<=[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hebr}]\p{M}{0,8})\p{M}/gu;
const NO_WORD = /[^\p{L}\p{N}\p{M}]/gu;
const ASCII = /^[a-z0-9]*$/i;

/** A word as it is compared: without case, width and accents. */
export function foldWord(word: string): string {
  if (ASCII.test(word))
    return (word.length > MAX_TERM_CHARS ? word.slice(0, MAX_TERM_CHARS) : word).toLowerCase();
  const bare = word
    .normalize('NFKD')
    .replaceAll(ACCENTS, '')
    .toLowerCase()
    .replaceAll(ACCENTS, '')
    .normalize('NFC');
  const plain = bare.replaceAll(PLAINED, (letter) => PLAIN[letter] ?? letter).replaceAll(NO_WORD, '');
  return plain.slice(0, MAX_TERM_CHARS).toWellFormed();
}

/** A character of a script without blanks: its marks are part of it (か and が are two). */
function foldDense(char: string): string {
  const folded = char.normalize('NFKC').toLowerCase().replaceAll(NO_WORD, '');
  return folded === '' ? char.slice(0, 1).toWellFormed() : folded;
}

/** Whether a word is a piece of a script without blanks. */
export function isDense(term: string): boolean {
  return term !== '' && classAt(term, 0) === DENSE;
}
