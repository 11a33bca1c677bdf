// Titles by people and by the model, normalised for a list, a header and a download's file name.
import { formatOf, plainOf } from './answer';
import { cleanText } from './clean-text';
import type { Message } from './message';
import { MAX_MODEL_TITLE_CHARS, MAX_PREVIEW_CHARS, MAX_TITLE_CHARS } from './limits';

/** Invisible characters, but joiners and variation selectors, which emoji and several scripts need, and flags' tags. */
const INVISIBLE =
  /(?!\p{Variation_Selector}|\p{Join_Control}|[\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;

/** One line without control, direction or invisible characters. */
export function oneLine(text: string): string {
  // guard: lines-visible
  const visible = cleanText(text).replace(INVISIBLE, '');
  return visible.replace(/\s+/gu, ' ').trim();
}

/** A person's title: one line, cut at 120 characters. Empty when nothing readable is left. */
export function personTitle(text: string): string {
  return clip(oneLine(text), MAX_TITLE_CHARS);
}

/** A model's title: first readable line, without quotes, "Title:" or a full stop, at most 50 characters. */
export function modelTitle(text: string): string {
  // A model of generated UI responds to a request for a title with a program, too.
  const plain = formatOf(text) === 'c1' ? plainOf(text) : text;
  const firstLine = plain.trim().split('\n', 1)[0] ?? '';
  const bare = oneLine(firstLine).replace(/^(#+\s*|title\s*:\s*)/i, '');
  return clip(trimmed(bare, { before: QUOTES, after: `${QUOTES}.` }), MAX_MODEL_TITLE_CHARS);
}

const QUOTES = '"\'“”‘’«»*_` ';

/** A pattern for the end would try every quotation mark in the middle and read on from there. */
function trimmed(text: string, { before, after }: { before: string; after: string }): string {
  let [from, to] = [0, text.length];
  while (from < to && before.includes(text[from] ?? '')) from += 1;
  while (to > from && after.includes(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
}

/** A thread's preview in the list, and the text of a reply reference. Answers are shown without markdown syntax. */
export function previewOf(text: string, role: Message['role']): string {
  // Bounded before it is parsed: the patterns for links and emphasis take quadratic time.
  const beginning = text.slice(0, 4 * MAX_PREVIEW_CHARS);
  return clip(oneLine(role === 'assistant' ? withoutMarkup(beginning) : beginning), MAX_PREVIEW_CHARS);
}

function withoutMarkup(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (isFence(line) || isDelimiterRow(line) ? '' : line))
    .join('\n')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/gm, '')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`|\*)(?=\S)([^\n]*?\S)\1/g, '$2');
}

function isFence(line: string): boolean {
  return /^[ \t]*(?:```|~~~)/.test(line);
}

/** The row below a table's header: `| --- | :-: |`. */
function isDelimiterRow(line: string): boolean {
  return line.includes('-') && /^[ \t:|-]+$/.test(line);
}

/** At most `max` UTF-16 units, ending in "…" when cut, never inside a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text
    .slice(0, max - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
