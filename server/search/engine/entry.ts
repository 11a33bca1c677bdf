// What an index stores of a message: its text, the words by which it is found, and what filters ask.
import 'server-only';
import { createHash } from 'node:crypto';
import { formsOf } from '@/model/c1-form';
import { readC1 } from '@/model/c1-program';
import { readableText } from '@/model/message';
import { isDense, tokensOf, type Token } from '@/model/search-tokens';
import type { IndexedMessage } from '@/server/search/search-index';

/** Changes whenever texts would be stored otherwise: an index of another version is made anew. */
export const ENTRY_VERSION = 2;

export const FLAGS = { code: 1, table: 2, link: 4, form: 8, question: 16 } as const;

export type Entry = {
  text: string;
  /** The terms of model/search-tokens.ts, in their order. */
  words: string[];
  wholes: string[];
  /** The words once more from their end, each once: how a word ends is looked up like how it begins. */
  mirrored: string[];
  flags: number;
};

export function entryOf(message: IndexedMessage): Entry {
  // Neither store takes a NUL, nor half a surrogate pair; every character keeps its place.
  const text = readableText(message).replaceAll('\u0000', ' ').toWellFormed();
  const { words, wholes } = tokensOf(text);
  const terms = (tokens: readonly Token[]) => tokens.map(({ term }) => term);
  const [own, joined] = [terms(words), terms(wholes)];
  const mirrored = [...new Set([...own, ...joined])].filter(isCorrectable).map(mirror);
  return { text, words: own, wholes: joined, mirrored, flags: flagsOf(message, text) };
}

/** Of words shorter than this most others are one typing error away. */
export const MIN_CORRECTED_CHARS = 4;

/** What somebody may have meant by a word that is one character longer. */
const isCorrectable = (word: string): boolean => word.length >= MIN_CORRECTED_CHARS - 1 && !isDense(word);

/** No word has this character: a mirrored one is never taken for a word. */
const MIRROR = '\u{E000}';

export const mirror = (word: string): string => MIRROR + reversed(word);

/** The word as it is written, of either. */
export function unmirrored(term: string): string {
  return term.startsWith(MIRROR) ? reversed(term.slice(MIRROR.length)) : term;
}

const reversed = (text: string): string => Array.from(text).toReversed().join('');

const KEY_CHARS = 6;

/**
 * Stands before every term of a thread, so that a search reads the lists of its person's own threads alone: what others wrote
 * neither slows it down nor shows in its time. Two threads with one key cost a look at both: membership is joined besides.
 */
export function threadKey(threadId: string): string {
  const digest = createHash('sha256').update(threadId).digest().readUIntBE(0, KEY_CHARS);
  return (digest % 36 ** KEY_CHARS).toString(36).padStart(KEY_CHARS, '0');
}

/** A term without its thread's key. */
export const unkeyed = (term: string): string => term.slice(KEY_CHARS);

const CODE = /```|~~~|`[^`\n]/;
const LINK = /https?:\/\/[^\s]/i;
/** The row below a table's head. */
const TABLE = /^ {0,3}\|?[ \t]{0,8}:?-{1,200}:?[ \t]{0,8}\|/m;

function flagsOf(message: IndexedMessage, text: string): number {
  const isC1 = message.format === 'c1';
  const { content } = message;
  const has = {
    code: isC1 ? content.includes('CodeBlock(') : CODE.test(content),
    table: isC1 ? content.includes('Table(') : TABLE.test(content),
    link: LINK.test(text) || LINK.test(content),
    form: isC1 ? formsOf(readC1(content)).length > 0 : message.hasForm,
    question: message.isQuestion,
  };
  const { code, table, link, form, question } = FLAGS;
  return (
    (has.code ? code : 0) |
    (has.table ? table : 0) |
    (has.link ? link : 0) |
    (has.form ? form : 0) |
    (has.question ? question : 0)
  );
}
