// What an index stores of a message: its text, the words by which it is found, and what filters ask.
import 'server-only';
import { createHash } from 'node:crypto';
import { formsOf } from '@/model/c1-form';
import { readC1 } from '@/model/c1-program';
import { readableText } from '@/model/message';
import { tokensOf, type Token } from '@/model/search-tokens';
import type { IndexedMessage } from '@/server/search/search-index';

/** Changes whenever texts would be stored otherwise: an index of another version is made anew. */
export const ENTRY_VERSION = 1;

export const FLAGS = { code: 1, table: 2, link: 4, form: 8, question: 16 } as const;

export type Entry = {
  text: string;
  /** The terms of model/search-tokens.ts, in their order. */
  words: string[];
  wholes: string[];
  flags: number;
};

export function entryOf(message: IndexedMessage): Entry {
  // Neither store takes a NUL, nor half a surrogate pair; every character keeps its place.
  const text = readableText(message).replaceAll('\u0000', ' ').toWellFormed();
  const { words, wholes } = tokensOf(text);
  const terms = (tokens: readonly Token[]) => tokens.map(({ term }) => term);
  return { text, words: terms(words), wholes: terms(wholes), flags: flagsOf(message, text) };
}

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
    form: isC1 && formsOf(readC1(content)).length > 0,
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
