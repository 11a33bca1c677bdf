// Splits an answer's markdown into blocks that can be parsed separately: while it streams, all but the last are stable.

const FENCE = /^(?:\s*(?:[-*+]|\d{1,9}[.)])\s+)*\s*(`{3,}|~{3,})([^`]*)$/;
const LIST_ITEM = /^\s{0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
/** Defined in one block and referenced in another. */
const DEFINITION = /^\s{0,3}\[[^\]\n]+\]:\s/m;

/**
 * Splits at blank lines, never inside a fence, a formula or a list. A text with definitions of links or footnotes is
 * one block, because they apply across blocks. The blocks joined are the text.
 */
export function blocksOf(text: string): string[] {
  if (DEFINITION.test(text)) return [text];
  const blocks: string[] = [];
  let block = '';
  let inside: string | null = null;
  let isList = false;
  let afterBlank = false;
  for (const line of text.split(/(?<=\n)/)) {
    const isBlank = line.trim() === '';
    const belongs = /^[ \t]/.test(line) || (isList && LIST_ITEM.test(line));
    if (afterBlank && inside === null && !isBlank && !belongs) {
      blocks.push(block);
      block = '';
    }
    if (block.trim() === '') isList = false;
    isList ||= inside === null && LIST_ITEM.test(line);
    block += line;
    inside = endOf(line, inside);
    afterBlank = isBlank;
  }
  return block === '' ? blocks : [...blocks, block];
}

/** The line that closes the current fence or formula; null outside of both. */
function endOf(line: string, inside: string | null): string | null {
  const bare = line.trim();
  if (inside === '$$') return bare.endsWith('$$') ? null : inside;
  if (inside === '\\]') return bare.endsWith('\\]') ? null : inside;
  if (inside !== null) return isMadeOf(bare, inside) ? null : inside;
  const fence = FENCE.exec(line.trimEnd())?.[1];
  if (fence !== undefined) return fence;
  if (bare.startsWith('$$') && !bare.slice(2).includes('$$')) return '$$';
  return bare.startsWith('\\[') && !bare.includes('\\]') ? '\\]' : null;
}

/** A fence is closed by at least as many of the same characters. */
function isMadeOf(line: string, fence: string): boolean {
  return line.startsWith(fence) && line.replaceAll(fence.charAt(0), '') === '';
}
