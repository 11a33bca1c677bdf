// Titles by people and by the model, normalised for a list, a header and a download's file name.
import { formatOf, plainOf, withoutReasoning } from './answer';
import { cleanText } from './clean-text';
import type { Message } from './message';
import { withoutMarkup } from './markup';
import { MAX_MODEL_TITLE_CHARS, MAX_PREVIEW_CHARS, MAX_TITLE_CHARS } from './limits';
import { stringLiteralAt } from './string-literal';
import { COURTESY, COURTESY_ALONE, LABEL, NAMES_TITLE } from './title-words';

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

/**
 * A model's title: the first line that is one, without reasoning, markup, introduction, label, quotes or final stops, at most 50
 * characters. Empty when there is none.
 */
export function modelTitle(text: string): string {
  const answer = withoutReasoning(text);
  // A model of generated UI responds to a request for a title with a program, too.
  const plain = formatOf(answer) === 'c1' ? plainOf(answer) : answer;
  const beginning = plain.trimStart().slice(0, MAX_TITLE_ANSWER_CHARS);
  const lines = (jsonTitle(beginning) ?? beginning).split('\n').filter((line) => !isFence(line));
  for (const line of lines) {
    const title = bareTitle(line, { isAlone: lines.length === 1 });
    if (title !== '') return clip(title, MAX_MODEL_TITLE_CHARS);
  }
  return '';
}

/** A title is at the beginning of what a model writes, or nowhere. */
const MAX_TITLE_ANSWER_CHARS = 2_000;

/** The title in `{"title": "…"}`, also when the model's limit has cut it. */
function jsonTitle(text: string): string | null {
  const [key] = /"[a-z_ ]{0,20}title"\s{0,10}:\s{0,10}(?=")/i.exec(text) ?? [];
  if (key === undefined || !/[{[]/.test(text.slice(0, text.indexOf(key)))) return null;
  return stringLiteralAt(text, text.indexOf(key) + key.length).text;
}

function bareTitle(line: string, { isAlone }: { isAlone: boolean }): string {
  let title = unwrapped(oneLine(withoutMarkup(line).replace(/<\/?title>/gi, '')));
  const colon = /[:：]/.exec(title);
  if (colon !== null) {
    const before = title.slice(0, colon.index).trim();
    const after = title.slice(colon.index + 1).trim();
    const isLabel = LABEL.test(before);
    // An introduction ends its line, or names what it introduces.
    const introduces = COURTESY.test(before) && (after === '' || NAMES_TITLE.test(before));
    if (isLabel || introduces) title = unwrapped(after);
  }
  // "Sure!" or "# Title" above the title is none; alone it is all that there is.
  return !isAlone && (COURTESY_ALONE.test(title) || LABEL.test(title)) ? '' : title;
}

/** Opening marks and their ends, in the languages that have them. */
const QUOTES: readonly (readonly [open: string, end: string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['”', '”'],
  ['„', '“'],
  ['„', '”'],
  ['‘', '’'],
  ['‚', '‘'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['＂', '＂'],
  ['*', '*'],
  ['_', '_'],
];
const STOPS = '.。．｡।۔…';

/** Without quotes around the whole of it, and without stops at its end, in whatever order they are. */
function unwrapped(title: string): string {
  let text = title.trim();
  for (;;) {
    const inner = withoutQuotes(withoutStops(text)).trim();
    if (inner === text) return text;
    text = inner;
  }
}

function withoutStops(text: string): string {
  let to = text.length;
  while (to > 0 && STOPS.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(0, to);
}

/** Only quotes that belong together: `"Tea" and "Coffee"` begins and ends with quotes of its own. */
function withoutQuotes(text: string): string {
  const pair = QUOTES.find(
    ([open, end]) => text.length > open.length + end.length && text.startsWith(open) && text.endsWith(end),
  );
  if (pair === undefined) return text;
  const inner = text.slice(pair[0].length, text.length - pair[1].length);
  return inner.includes(pair[0]) || inner.includes(pair[1]) ? text : inner;
}

/** A thread's preview in the list, and the text of a reply reference: without the marks of markdown, unless there is nothing else. */
export function previewOf(text: string, role: Message['role']): string {
  const beginning = (role === 'assistant' ? withoutReasoning(text) : text).slice(0, 4 * MAX_PREVIEW_CHARS);
  return clip(oneLine(withoutMarkup(beginning, role)) || oneLine(beginning), MAX_PREVIEW_CHARS);
}

function isFence(line: string): boolean {
  return /^[ \t]*(?:```|~~~)/.test(line);
}

/** What readers see as one character, whatever it is made of. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most `max` UTF-16 units, ending in "…" when cut, never inside of what readers see as one character. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = max - 1;
  const cut = graphemes.segment(text.slice(0, max + MAX_GRAPHEME_UNITS)).containing(last)?.index ?? last;
  return `${text
    .slice(0, cut === 0 ? last : cut)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}

/** Longer than families of emoji; a letter under a hundred marks may be cut. */
const MAX_GRAPHEME_UNITS = 64;
