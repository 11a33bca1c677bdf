// The assistant's text as it is streamed and stored: plain markdown, or a C1 program inside one <content> element.
// Stored whole and opaque; only this file knows the format. Format facts: docs/decisions/006-c1-behind-one-component.md.
import { MAX_PLAIN_BYTES, byteLength } from './limits';
import type { Format } from './message';

/** `c1` as soon as the text begins like a C1 answer, also while only its first characters have arrived. */
export function formatOf(content: string): Format {
  const start = content.trimStart();
  return start.startsWith('<content') || start.startsWith('<thinkitem') ? 'c1' : 'markdown';
}

/** Whether a finished C1 answer has something a renderer can show; else its extract is shown as markdown. */
export function hasProgram(content: string): boolean {
  return /\broot\s*=/.test(content) || /<content[^>]*>\s*\{/.test(content);
}

/** The title of the last think item, until a program begins. */
export function reasoningTitle(content: string): string | null {
  if (content.includes('<content')) return null;
  const titles = [...content.matchAll(/<thinkitemtitle>([^<]*)<\/thinkitemtitle>/g)];
  return titles.at(-1)?.[1] ? unescapeText(titles.at(-1)?.[1] ?? '') : null;
}

export type ReasoningItem = { title: string; text: string };

const THINK = /^\s*<think>([\s\S]*?)(?:<\/think>\s*|$)/;
const THINK_ITEM =
  /<thinkitem([^>]*)>\s*(?:<thinkitemtitle>([^<]*)<\/thinkitemtitle>)?\s*(?:<thinkitemcontent>([^<]*))?/g;

/** The reasoning that a model published: C1's think items that are not ephemeral, or a <think> block before the answer. */
export function reasoningOf(content: string): ReasoningItem[] {
  const [, text = ''] = THINK.exec(content) ?? [];
  if (text.trim() !== '') return [{ title: '', text: text.trim() }];
  if (formatOf(content) === 'markdown') return [];
  return [...content.matchAll(THINK_ITEM)]
    .filter(([, attributes = '']) => !attributes.includes('ephemeral="true"'))
    .map(([, , title = '', body = '']) => ({ title: unescapeText(title), text: unescapeText(body).trim() }))
    .filter(({ title, text: body }) => title !== '' || body !== '');
}

/** Markdown without the reasoning before it. */
export function withoutReasoning(content: string): string {
  return content.replace(THINK, '');
}

/**
 * The readable text of an answer: for search, titles, previews, copying and readers of prompts. Markdown is its own
 * extract ('' is returned); of a C1 program the strings that a reader would see, one a line, at most 32 KB.
 */
export function plainOf(content: string): string {
  if (formatOf(content) === 'markdown') return '';
  const body = /<content[^>]*>([\s\S]*?)(?:<\/content>|$)/.exec(content)?.[1] ?? '';
  const program = unescapeText(body);
  const strings = program.trimStart().startsWith('{') ? jsonStrings(program) : programStrings(program);
  return clipBytes(strings.join('\n'), MAX_PLAIN_BYTES);
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

/** String literals of an openui-lang program that are prose: not names, keys, urls or variants. */
function programStrings(program: string): string[] {
  const found: string[] = [];
  for (const [literal] of program.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
    const text = parseLiteral(literal);
    if (text !== undefined && isProse(text)) found.push(text);
  }
  return dedupe(found);
}

function jsonStrings(source: string): string[] {
  const found: string[] = [];
  for (const [, literal] of source.matchAll(
    /"(?:text|textMarkdown|title|subtitle|label|children|description|header|value)"\s*:\s*("(?:[^"\\]|\\.)*")/g,
  )) {
    const text = literal === undefined ? undefined : parseLiteral(literal);
    if (text !== undefined && isProse(text)) found.push(text);
  }
  return dedupe(found);
}

function parseLiteral(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined; // A literal that JSON cannot parse is skipped in the extract; the answer itself is unchanged.
  }
}

/** Variants, keys and icon names are one lower-case word; prose has a space, a capital, a digit or punctuation. */
function isProse(text: string): boolean {
  if (text.trim() === '' || /^(data:|https?:|continue_conversation$|open_url$)/.test(text)) return false;
  return !/^[a-z][a-z0-9_-]*$/.test(text);
}

function dedupe(lines: string[]): string[] {
  return lines.filter((line, index) => line !== lines[index - 1]);
}

/** At most `max` UTF-8 bytes, never inside a character. */
export function clipBytes(text: string, max: number): string {
  if (byteLength(text) <= max) return text;
  const bytes = new TextEncoder().encode(text).slice(0, max);
  return new TextDecoder().decode(bytes).replace(/\ufffd+$/, '');
}
