// The tree of one block, with what other blocks define for it.
import type { Definition, Root } from 'mdast';
import type { Extension } from 'micromark-util-types';
import { parseMarkdown } from './dialect';
import { knownLabels } from './references';
import { comparable } from './tree-changes';

export type Known = {
  /** Sources of definitions in other blocks. */ links: string;
  /** Labels of footnotes, separated by blanks. */ notes: string;
};

export const NOTHING_KNOWN: Known = { links: '', notes: '' };

/** `further`: extensions of the syntax in addition to the dialect. */
export function blockTree(text: string, { links, notes }: Known, further: Extension[] = []): Root {
  const definitions = links === '' ? [] : parseMarkdown(links).children.filter(isDefinition);
  const labels = definitions.map(({ identifier }) => comparable(identifier));
  const known = knownLabels(labels, notes === '' ? [] : notes.split(' '));
  const tree = parseMarkdown(text, [known, ...further]);
  // Earlier definitions win.
  return { ...tree, children: [...tree.children, ...definitions] };
}

function isDefinition(node: Root['children'][number]): node is Definition {
  return node.type === 'definition';
}
