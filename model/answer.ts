// The assistant's text as it is streamed and stored: plain markdown, or a C1 program inside one <content> element.
// Stored whole and opaque; only this file knows the format. Format facts: docs/decisions/006-c1-behind-one-component.md.
import * as z from 'zod/v4-mini';
import { MAX_PLAIN_BYTES } from './limits';
import { splitReasoning } from './reasoning';
import { stringLiteralAt, type StringLiteral } from './string-literal';

export const formatSchema = z.enum(['markdown', 'c1']);
type Format = z.infer<typeof formatSchema>;

/** `c1` as soon as the text begins like a C1 answer, also while only its first characters have arrived. */
export function formatOf(content: string): Format {
  // Asked about a growing draft at every flush: bounded, however much white space it begins with.
  const start = splitReasoning(content).answer.slice(0, MAX_LEADING_CHARS).trimStart();
  return start.startsWith(CONTENT) || start.startsWith(THINK_ITEM) ? 'c1' : 'markdown';
}

const MAX_LEADING_CHARS = 1_000;

/** Whether a finished C1 answer has something a renderer can show; else its extract is shown as markdown. */
export function hasProgram(content: string): boolean {
  const program = programOf(content).trimStart();
  // Each attempt ends at the first character that is neither space nor "=": linear.
  return program.startsWith('{') || /\broot\s*=/.test(program);
}

const CONTENT = '<content';
const CONTENT_END = '</content>';

/** What the <content> element holds, unescaped, also before its end has arrived: a program, or a few words. */
export function programOf(answer: string): string {
  const content = splitReasoning(answer).answer;
  const tag = content.indexOf(CONTENT);
  const from = tag === -1 ? -1 : content.indexOf('>', tag);
  if (from === -1) return '';
  const to = content.indexOf(CONTENT_END, from);
  if (to !== -1) return unescapeText(content.slice(from + 1, to));
  return unescapeText(withoutCutMark(content.slice(from + 1)));
}

/** Without half an entity or half an end tag, at which a streaming text may be cut. */
function withoutCutMark(text: string): string {
  const tail = text.slice(-MAX_MARK_CHARS);
  return text.slice(0, text.length - tail.length) + tail.replace(/(?:&[a-z0-9#]*|<\/?[a-z]*)$/, '');
}

/** Of the longest entity and the longest end tag. */
const MAX_MARK_CHARS = CONTENT_END.length;

/** The title of the last think item, until a program begins. */
export function reasoningTitle(content: string): string | null {
  const { answer } = splitReasoning(content);
  if (answer.includes(CONTENT)) return null;
  const { title } = thinkItemsOf(answer).findLast((item) => item.title !== null) ?? {};
  return title ? title : null;
}

export type ReasoningItem = { title: string; text: string };

/** The reasoning that a model published before its answer, of C1's think items those that are not ephemeral. */
export function reasoningOf(content: string): ReasoningItem[] {
  const { reasoning, answer } = splitReasoning(content);
  const items = reasoning.map((text) => ({ title: '', text }));
  if (formatOf(content) === 'markdown') return items;
  const published = thinkItemsOf(answer)
    .filter(({ isEphemeral }) => !isEphemeral)
    .map(({ title, text }) => ({ title: title ?? '', text }))
    .filter(({ title, text }) => title !== '' || text !== '');
  return [...items, ...published];
}

/** An answer without the reasoning before it: markdown, or the element with the program. */
export function withoutReasoning(content: string): string {
  const { answer } = splitReasoning(content);
  if (formatOf(content) === 'markdown') return answer;
  const from = answer.indexOf(CONTENT);
  return from === -1 ? '' : answer.slice(from);
}

/** `title` is null until it is closed; `text` is as much as has arrived. */
type ThinkItem = { isEphemeral: boolean; title: string | null; text: string };

const THINK_ITEM = '<thinkitem';

function thinkItemsOf(content: string): ThinkItem[] {
  const [, ...items] = piecesFrom(content, THINK_ITEM);
  return items.map((item) => {
    const title = elementOf(item, 'thinkitemtitle');
    return {
      isEphemeral: item.slice(0, item.indexOf('>') + 1).includes('ephemeral="true"'),
      title: title?.isClosed === true ? title.text : null,
      text: elementOf(item, 'thinkitemcontent')?.text.trim() ?? '',
    };
  });
}

/** The text split before each such tag. `<thinkitemtitle>` is another tag than `<thinkitem>`. */
function piecesFrom(text: string, tag: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(tag); at !== -1; at = text.indexOf(tag, at + tag.length)) {
    if (/[a-z]/.test(text[at + tag.length] ?? '')) continue;
    pieces.push(text.slice(from, at));
    from = at;
  }
  return [...pieces, text.slice(from)];
}

/** The text of the first such element up to the next tag; null when there is none. */
function elementOf(text: string, name: string): { text: string; isClosed: boolean } | null {
  const tag = text.indexOf(`<${name}>`);
  if (tag === -1) return null;
  const from = tag + name.length + 2;
  const to = text.indexOf('<', from);
  const inner = unescapeText(text.slice(from, to === -1 ? text.length : to));
  return { text: inner, isClosed: to !== -1 && text.startsWith(`</${name}>`, to) };
}

/**
 * The readable text of an answer: for search, titles, previews, copying and readers of prompts. Markdown is its own
 * extract ('' is returned); of a C1 program the strings that a reader would see, one a line, at most 32 KB.
 */
export function plainOf(content: string): string {
  if (formatOf(content) === 'markdown') return '';
  const program = programOf(content);
  const strings = program.trimStart().startsWith('{') ? jsonStrings(program) : programStrings(program);
  // A program can write half a surrogate pair as an escape, and Firestore stores none.
  return clipBytes(dedupe(strings).join('\n').toWellFormed(), MAX_PLAIN_BYTES);
}

export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function unescapeText(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}

function programStrings(program: string): string[] {
  const found: string[] = [];
  for (const { text } of literalsOf(program)) if (isProse(text)) found.push(text);
  return found;
}

/** The keys under which the older form has what a reader sees. */
const READ_KEYS = new Set([
  'text',
  'textMarkdown',
  'title',
  'subtitle',
  'label',
  'children',
  'description',
  'header',
  'value',
]);

function jsonStrings(source: string): string[] {
  const found: string[] = [];
  let key = { text: '', end: 0 };
  for (const literal of literalsOf(source)) {
    const { text, from, end } = literal;
    if (READ_KEYS.has(key.text) && source.slice(key.end, from).trim() === ':' && isProse(text))
      found.push(text);
    key = { text, end };
  }
  return found;
}

/** The complete literals in double quotes, in one pass. */
function* literalsOf(source: string): Generator<StringLiteral & { from: number }> {
  let from = source.indexOf('"');
  while (from !== -1) {
    const literal = stringLiteralAt(source, from);
    if (literal.isClosed) yield { ...literal, from };
    from = source.indexOf('"', literal.end);
  }
}

/** Prose, not names, keys, urls or variants: these are one lower-case word; prose has a space, a capital or a digit. */
function isProse(text: string): boolean {
  if (text.trim() === '' || /^(data:|https?:|continue_conversation$|open_url$)/.test(text)) return false;
  return !/^[a-z][a-z0-9_-]*$/.test(text);
}

function dedupe(lines: string[]): string[] {
  return lines.filter((line, index) => line !== lines[index - 1]);
}

/** At most `max` UTF-8 bytes, never inside a character. */
export function clipBytes(text: string, max: number): string {
  // UTF-8 has at most three bytes for a UTF-16 unit.
  if (text.length * 3 <= max) return text;
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(max)).read);
}
