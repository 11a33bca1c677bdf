// How many tokens a text costs, by estimate: of OpenAI's o200k_base, in one pass over the text. A real tokenizer merges bytes in a
// time that grows with the square of a word's length, and holds 77 MB of tables (docs/decisions/026). Only the server imports this.
import tokenWords from './token-words.json' with { type: 'json' };

/** Split about as o200k_base splits before it merges: no token crosses these borders. */
const PIECES =
  /[\p{Lu}\p{Lt}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[\p{Lu}\p{Lt}]+|\p{N}{1,3}|[^\S\n]*\n\s*|\s+|[^\s\p{L}\p{M}\p{N}]+/gu;

/**
 * Estimated tokens of `text`; its time grows with the length of the text. Above `most` counting ends, and the result is
 * Infinity.
 */
export function estimateTokens(text: string, most = Infinity): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    tokens += tokensOf(piece);
    if (tokens > most) return Infinity;
  }
  return Math.ceil(tokens);
}

/** The longest beginning of `text` whose estimate is at most `most`; never inside a surrogate pair. */
export function textWithin(text: string, most: number): string {
  let spent = 0;
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    const cost = tokensOf(piece);
    // A part of a long word costs its share.
    if (spent + cost > most)
      return (text.slice(0, index) + partOf(piece, Math.max(0, (most - spent) / cost))).trimEnd();
    spent += cost;
  }
  return text;
}

function partOf(piece: string, share: number): string {
  const end = Math.floor(piece.length * share);
  const isInPair = /[\ud800-\udbff]/.test(piece.charAt(end - 1)) && end < piece.length;
  return piece.slice(0, isInPair ? end - 1 : end);
}

function tokensOf(piece: string): number {
  const first = piece.codePointAt(0) ?? 0;
  if (/^\s/.test(piece)) return whitespace(piece);
  if (/^\p{N}/u.test(piece)) return first < 0x80 ? 1 : piece.length;
  if (!/^[\p{L}\p{M}]/u.test(piece)) return symbols(piece);
  if (first < 0x250) return latin(piece);
  return CJK.test(piece) ? words(piece) : script(piece, first);
}

/** One blank belongs to the word after it, and a line's end mostly to the sign before it. */
function whitespace(piece: string): number {
  if (piece === ' ') return 0;
  const indent = piece.length - piece.lastIndexOf('\n') - 1;
  const usual = piece.includes('\n') ? 0.6 + (indent > 1 ? 1 : 0) : 1;
  return usual + Math.max(0, piece.length - 24) / 4;
}

/** A run of one sign is few tokens; a sign alone is often one with the word beside it. */
function symbols(piece: string): number {
  let tokens = 0;
  let before = '';
  for (const sign of piece) {
    const isAscii = sign < '\u0080';
    tokens += sign === before ? (isAscii ? 0.07 : 0.5) : isAscii ? 0.55 : costOfSign(sign);
    before = sign;
  }
  return tokens + 0.25;
}

function costOfSign(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  // Tags, and private use: their bytes.
  if (code >= 0x20000) return 4;
  if (sign.length === 2) return 1.6; // emoji
  if (code >= 0x2800 && code < 0x2900) return 3; // Braille
  const isUsual = code < 0x2190 || (code >= 0x3000 && code < 0x3040) || code >= 0xff00;
  return isUsual ? 0.75 : 1.5;
}

const LETTERS_IN_ONE = 5;

function latin(word: string): number {
  const { length } = word;
  if (length <= LETTERS_IN_ONE && /^[a-z]*$/i.test(word)) return 1;
  const { vowels, foreign, marks } = letters(word);
  // Nobody's words: keys, hashes, random letters.
  if (length > LETTERS_IN_ONE && vowels * 6 < length) return length * 0.6 + marks * 1.2;
  const further = Math.max(0, Math.min(length, 12) - LETTERS_IN_ONE) * 0.1 + Math.max(0, length - 12) * 0.25;
  return 1 + further + foreign * 0.4 + marks * 1.6 + Math.max(0, length - 24) * 0.25;
}

/** Letters that are not of ASCII, and marks that stand above or below a letter. */
function letters(word: string): { vowels: number; foreign: number; marks: number } {
  const count = { vowels: 0, foreign: 0, marks: 0 };
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code >= 0x300 && code < 0x370) count.marks += 1;
    else if (code >= 0x80) count.foreign += 1;
    if (VOWELS.has(code | 0x20) || (code >= 0xe0 && code < 0x100)) count.vowels += 1;
  }
  return count;
}

const VOWELS = new Set('aeiouy'.split('').map((letter) => letter.charCodeAt(0)));

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Words that are one token each, by their length less one. */
const WORDS = tokenWords.map((joined, index) => {
  const length = index + 1;
  return new Set(
    Array.from({ length: joined.length / length }, (_, at) => joined.slice(at * length, (at + 1) * length)),
  );
});
/** A character that is no token costs its bytes but for what merges. */
const RARE_CHARACTER = 2;

/** The longest word that is a token, again and again: close to what merging would find. */
function words(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length;) {
    const length = longestWord(text, at);
    tokens += length === 0 ? RARE_CHARACTER : 1;
    at += Math.max(1, length);
  }
  return tokens;
}

function longestWord(text: string, at: number): number {
  for (let length = WORDS.length; length > 0; length -= 1)
    if (WORDS[length - 1]?.has(text.slice(at, at + length)) === true && at + length <= text.length)
      return length;
  return 0;
}

/** Tokens of a word: so many at first, and for each UTF-16 unit; by the first code point above the script. */
const SCRIPTS: readonly { below: number; first: number; each: number }[] = [
  { below: 0x400, first: 0.5, each: 0.5 }, // Greek
  { below: 0x530, first: 0.7, each: 0.14 }, // Cyrillic
  { below: 0x590, first: 0.5, each: 0.6 }, // Armenian
  { below: 0x600, first: 0.5, each: 0.25 }, // Hebrew
  { below: 0x700, first: 0.75, each: 0.12 }, // Arabic
  { below: 0x900, first: 0, each: 2 },
  { below: 0x980, first: 0.5, each: 0.2 }, // Devanagari
  { below: 0xe00, first: 0.5, each: 0.5 }, // other scripts of India
  { below: 0xe80, first: 0.5, each: 0.55 }, // Thai
  { below: 0x10a0, first: 0.5, each: 0.7 },
  { below: 0x1100, first: 0.5, each: 0.3 }, // Georgian
  { below: Infinity, first: 0, each: 2.5 },
];

function script(word: string, first: number): number {
  const { first: once, each } = SCRIPTS.find(({ below }) => first < below) ?? { first: 0, each: 2.5 };
  return Math.max(1, once + each * word.length);
}
