// The part of a message that is shown with a hit, and where it has what was searched.
import 'server-only';
import { withoutMarkupAround } from '@/model/markup';
import type { Message } from '@/model/message';
import type { MarkedText, Range } from '@/model/search';
import { merged } from './marks';

const MAX_SNIPPET_CHARS = 240;
/** Shown before the first place, so that it is read in its sentence. */
const BEFORE_CHARS = 60;
/** A stretch of text begins at most so much later than it might, at the beginning of a word. */
const WORD_CHARS = 24;

/** Around the stretch with most places, without the marks of markdown; the beginning of the message where there is none. */
export function snippetOf(
  { text: source, role }: Pick<Message, 'role'> & { text: string },
  places: readonly Range[],
): MarkedText {
  const { text, ranges: all } = withoutMarkupAround({ text: source, ranges: merged(places) }, role);
  const { from, to } = windowOf(text, all);
  const shown = text.slice(from, to).replaceAll(/\s/gu, ' ');
  const within = all
    .filter(([start, end]) => start >= from && end <= to)
    .map(([start, end]): Range => [start - from + (from > 0 ? 1 : 0), end - from + (from > 0 ? 1 : 0)]);
  return { text: `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`, ranges: within };
}

function windowOf(text: string, ranges: readonly Range[]): { from: number; to: number } {
  const start = fullestStart(ranges);
  const from = wordStart(
    text,
    Math.max(0, Math.min(start - BEFORE_CHARS, text.length - MAX_SNIPPET_CHARS)),
    start,
  );
  const to = Math.min(text.length, from + MAX_SNIPPET_CHARS);
  return { from, to: to === text.length ? to : wordEnd(text, to) };
}

/** Of the places, the one from which on most of all are within one snippet. */
function fullestStart(ranges: readonly Range[]): number {
  let [best, most, to] = [ranges[0]?.[0] ?? 0, 0, 0];
  for (const [index, [start]] of ranges.entries()) {
    while (to < ranges.length && (ranges[to]?.[1] ?? 0) <= start + MAX_SNIPPET_CHARS - BEFORE_CHARS) to += 1;
    if (to - index > most) [best, most] = [start, to - index];
  }
  return best;
}

function wordStart(text: string, from: number, atMost: number): number {
  if (from === 0) return 0;
  const blank = text.slice(from - 1, Math.min(from + WORD_CHARS, atMost)).search(/\s/u);
  return wholePair(text, blank < 0 ? from : from + blank);
}

function wordEnd(text: string, to: number): number {
  const blank = text.slice(to - WORD_CHARS, to).search(/\s\S*$/u);
  return wholePair(text, blank < 0 ? to : to - WORD_CHARS + blank);
}

/** Never between the halves of a pair. */
function wholePair(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc_00 && unit <= 0xdf_ff ? at + 1 : at;
}
