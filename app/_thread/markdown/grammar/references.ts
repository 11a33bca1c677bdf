// What one block of a text refers to in another: addresses of links, and footnotes.
import type { Nodes } from 'mdast';
import type { Construct, Extension } from 'micromark-util-types';
import { MAX_BLOCK_COST } from '@/model/limits';
import { costOf } from '@/app/_thread/markdown/block-cost';
import { parseMarkdown } from './dialect';
import { comparable, NOTE as NOTE_ELEMENT } from './tree-changes';

declare module 'micromark-util-types' {
  interface ParseContext {
    gfmFootnotes?: string[];
  }
}

const BRACKET = 91;
/** A longer definition is known in its own block alone. */
const MAX_DEFINITION_CHARS = 2_048;
const MAY_DEFINE = /^[ \t>*+\-\d.)]*\[[^\]\n]+\]:/m;
const NOTE = /\[\^([^\s[\]]{1,200})\]/g;
const LABEL = /(^|[^\p{L}\p{N}\])])!?\[([^[\]\n]+)\](?:\[([^[\]\n]*)\])?/gu;

/** Labels are as the parser compares them. */
export type Defined = { links: ReadonlyMap<string, string>; notes: readonly string[] };

/** The definitions in a block: sources of those of links by label, and labels of footnotes. */
export function definedIn(block: string): Defined {
  const links = new Map<string, string>();
  const notes: string[] = [];
  if (!MAY_DEFINE.test(block) || costOf(block) > MAX_BLOCK_COST) return { links, notes };
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') {
      const source = block.slice(node.position?.start.offset, node.position?.end.offset);
      if (source.length <= MAX_DEFINITION_CHARS && !links.has(comparable(node.identifier)))
        links.set(comparable(node.identifier), source);
    }
    const { hName, hProperties } = node.data ?? {};
    if (hName === NOTE_ELEMENT) notes.push(String(hProperties?.['dataNote']));
    if ('children' in node) node.children.forEach(visit);
  };
  visit(parseMarkdown(block));
  return { links, notes };
}

/** Labels of the footnotes that a block may call, in order. */
export function notesCalledIn(block: string): string[] {
  return [...block.matchAll(NOTE)].flatMap(({ 1: label = '', 0: call, index }) =>
    block.charAt(index + call.length) === ':' &&
    /(?:^|\n) {0,3}$/.test(block.slice(Math.max(0, index - 4), index))
      ? []
      : [comparable(label)],
  );
}

/**
 * The sources of the definitions that a block needs. While text may follow, what is written like a link by reference is one
 * already: its address comes at the end.
 */
export function linksFor(block: string, links: Defined['links'], { isOpen }: { isOpen: boolean }): string {
  const sources = new Set<string>();
  for (const { 2: text = '', 3: second } of block.matchAll(LABEL)) {
    const label = second === undefined || second === '' ? text : second;
    const source = links.get(comparable(label));
    if (source !== undefined) sources.add(source);
    else if (isOpen && second !== undefined && !label.startsWith('^')) sources.add(`[${label}]: <>`);
  }
  return [...sources].join('\n');
}

/** Makes the parser take labels as defined that another block defines. */
export function knownLabels(links: readonly string[], notes: readonly string[]): Extension {
  const construct: Construct = {
    name: 'knownLabels',
    tokenize(_effects, _ok, nok) {
      const { parser } = this;
      const known = (parser.gfmFootnotes ??= []);
      for (const label of links) if (!parser.defined.includes(label)) parser.defined.push(label);
      for (const label of notes) if (!known.includes(label)) known.push(label);
      return nok;
    },
  };
  return links.length + notes.length === 0 ? {} : { text: { [BRACKET]: construct } };
}
