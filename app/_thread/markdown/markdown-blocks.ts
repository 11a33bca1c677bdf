// Splits an answer's markdown into blocks that can be parsed separately: while it streams, all but the last are stable.
import { MAX_BLOCK_COST } from '@/model/limits';
import { costOf } from './block-cost';

const MARKER = /[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])/y;
const FENCE = /[ \t]*(`{3,}|~{3,})([^`\n]*)$/y;
const LIST_ITEM = /^\s{0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
/** Defined in one block and referenced in another. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s/m;

/**
 * Splits at blank lines, never inside a fence, a formula or a list. A text with definitions of links or footnotes is
 * one block, because they apply across blocks, unless it is too long to be parsed at once. The blocks joined are the text.
 */
export function blocksOf(text: string): string[] {
  if (DEFINITION.test(text) && costOf(text) <= MAX_BLOCK_COST) return [text];
  const starts: number[] = [];
  let inside: string | null = null;
  let isList = false;
  let isEmpty = true;
  let afterBlank = false;
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const isBlank = line.trim() === '';
    const belongs = /^[ \t]/.test(line) || (isList && LIST_ITEM.test(line));
    if (afterBlank && inside === null && !isBlank && !belongs) {
      starts.push(at);
      isEmpty = true;
    }
    if (isEmpty) isList = false;
    isEmpty &&= isBlank;
    isList ||= inside === null && LIST_ITEM.test(line);
    inside = endOf(line, inside);
    afterBlank = isBlank;
    at += line.length;
  }
  return text === '' ? [] : [0, ...starts].map((from, index) => text.slice(from, starts[index]));
}

/** The line that closes the current fence or formula; null outside of both. */
function endOf(line: string, inside: string | null): string | null {
  const bare = line.trim();
  if (inside === '$$') return bare.endsWith('$$') ? null : inside;
  if (inside === '\\]') return bare.endsWith('\\]') ? null : inside;
  if (inside !== null) return isMadeOf(bare, inside) ? null : inside;
  const fence = fenceOf(line.trimEnd());
  if (fence !== null) return fence;
  if (bare.startsWith('$$') && !bare.slice(2).includes('$$')) return '$$';
  return bare.startsWith('\\[') && !bare.includes('\\]') ? '\\]' : null;
}

/** The fence that a line opens, after the markers of any number of lists. */
function fenceOf(line: string): string | null {
  MARKER.lastIndex = 0;
  let at = 0;
  while (MARKER.test(line)) at = MARKER.lastIndex;
  FENCE.lastIndex = at;
  return FENCE.exec(line)?.[1] ?? null;
}

/** A fence is closed by at least as many of the same characters. */
function isMadeOf(line: string, fence: string): boolean {
  return line.startsWith(fence) && line.replaceAll(fence.charAt(0), '') === '';
}
