// The part of a growing block that can be drawn: nothing in it will turn out to be a mark, or something else.
import type { Nodes, Paragraph, Root } from 'mdast';
import { blockTree, type Known } from './block-tree';
import { completedLine } from './half-written-line';
import { pendingDisplay } from './pending-display';

const PREFIX = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*[ \t]*/;
/** May still become a list, a heading, a fence, a rule, a table or the underline of a heading. */
const UNDECIDED = /^(?:[-*_+=#>`~$|:\\<[!.\s]*|\d{1,9}[.)]?|\\[([]\s*|\[[ xX]\]?\s*)$/;
const ROW = /^\s*\||^.{0,200} \| /;
/** With a blank line after it, nothing in a block is half-written. */
const ENDS_BLANK = /(?:^|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)[ \t]*$/;
const NOTE = /^\[\^[^\]]*(?:\]:?\s*)?$/;
const DEFINITION = /^ {0,3}\[[^\]^][^\]]*\]:/;

/** What of an open block is drawn. It may be followed by marks that were not written yet. */
export function settledPart(block: string, known: Known): string {
  const pending = pendingDisplay(block);
  if (pending !== null && isInParagraph(pending, blockTree(block, known)))
    return settledPart(beforeLine(block, pending), known);
  if (ENDS_BLANK.test(block)) return block;
  const decided = withoutUndecidedLine(block, known);
  if (ENDS_BLANK.test(decided)) return decided;
  const text = withoutOpenDisplay(decided, blockTree(decided, known));
  const leaf = leafOf(blockTree(text, known));
  if (leaf.type === 'code' || leaf.type === 'html' || leaf.type === 'root') return text;
  if (leaf.type === 'paragraph') {
    const row = rowStart(text, leaf);
    if (row !== null) return withoutEmptyLine(text.slice(0, row));
  }
  if (leaf.type === 'tableCell' && text.trimEnd().endsWith('|')) return text;
  const completed = completedLine(text, leaf);
  return completed === text.trimEnd() ? text : withoutEmptyLine(completed);
}

/** Without a last line that has nothing but marks. */
function withoutEmptyLine(text: string): string {
  const line = lastLine(text);
  return isUndecided(line) ? text.slice(0, text.length - line.length) : text;
}

function withoutUndecidedLine(block: string, known: Known): string {
  const line = lastLine(block);
  const before = block.slice(0, block.length - line.length);
  if (line === '') return block;
  const leaf = leafOf(blockTree(block, known));
  if (leaf.type === 'code') {
    const isFirst = (leaf.position?.start.offset ?? 0) >= before.length;
    return isFirst || /^[`~]+\s*$/.test(bareOf(line)) ? before : block;
  }
  const startsDefinitions = before === '' || /^ {0,3}\[/.test(lastLine(before.trimEnd()));
  return isUndecided(line) || (startsDefinitions && DEFINITION.test(line)) ? before : block;
}

function isUndecided(line: string): boolean {
  const bare = bareOf(line);
  return line !== '' && (UNDECIDED.test(bare) || NOTE.test(bare));
}

function bareOf(line: string): string {
  return line.replace(PREFIX, '');
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

/** A formula on lines of its own is drawn when it is complete; with a blank line in it, it is none. */
function withoutOpenDisplay(text: string, tree: Root): string {
  for (const paragraph of paragraphsOf(tree)) {
    const from = paragraph.position?.start.offset ?? 0;
    const mark = /^(?:\$\$|\\\[)/.exec(text.slice(from, from + 2))?.[0];
    if (mark === undefined) continue;
    const rest = text.slice(from + 2);
    if (!rest.includes(mark === '$$' ? '$$' : '\\]') && !/(?:\r\n|\n|\r(?!\n))[ \t>]*[\n\r]/.test(rest))
      return beforeLine(text, from);
  }
  return text;
}

function isInParagraph(place: number, tree: Root): boolean {
  return paragraphsOf(tree).some(
    ({ position }) => (position?.start.offset ?? 0) <= place && place < (position?.end.offset ?? 0),
  );
}

/** The text before the line of a place, so that no empty item of a list stays. */
function beforeLine(text: string, at: number): string {
  const before = text.slice(0, at);
  return bareOf(lastLine(before)) === '' ? before.slice(0, before.length - lastLine(before).length) : before;
}

function paragraphsOf(node: Nodes): (Paragraph | Extract<Nodes, { type: 'heading' }>)[] {
  if (node.type === 'paragraph' || node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap(paragraphsOf) : [];
}

/** Where the last line of a paragraph begins, if it may be the head of a table. */
function rowStart(text: string, { position }: Paragraph): number | null {
  const end = text.slice(0, position?.end.offset);
  const line = lastLine(end);
  const from = Math.max(end.length - line.length, position?.start.offset ?? 0);
  return ROW.test(text.slice(from, end.length)) ? from : null;
}

/** The last thing that text is added to. */
function leafOf(node: Nodes): Nodes {
  if (
    node.type === 'paragraph' ||
    node.type === 'heading' ||
    node.type === 'tableCell' ||
    !('children' in node)
  )
    return node;
  const last = node.children.filter(({ type }) => type !== 'definition' || node.type !== 'root').at(-1);
  return last === undefined ? node : leafOf(last);
}
