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
  const bare = oneLine(firstLine)
    .replace(/^(#+\s*|title\s*:\s*)/i, '')
    .replace(/^["'“”‘’«»*_`\s]+|["'“”‘’«»*_`.\s]+$/g, '');
  return clip(bare, MAX_MODEL_TITLE_CHARS);
}

/** A thread's preview in the list, and the text of a reply reference. Answers are shown without markdown syntax. */
export function previewOf(text: string, role: Message['role']): string {
  const beginning = text.slice(0, 4 * MAX_PREVIEW_CHARS);
  return clip(oneLine(role === 'assistant' ? withoutMarkup(beginning) : beginning), MAX_PREVIEW_CHARS);
}

function withoutMarkup(markdown: string): string {
  return (
    markdown
      // Fences, and the delimiter row of a table.
      .replace(/^[ \t]*(?:```|~~~).*$|^[ \t]*\|?[ \t:|-]*-[ \t:|-]*$/gm, '')
      .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/gm, '')
      .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
      .replace(/(\*\*|__|~~|`|\*)(?=\S)([^\n]*?\S)\1/g, '$2')
  );
}

/** At most `max` UTF-16 units, ending in "…" when cut, never inside a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text
    .slice(0, max - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
