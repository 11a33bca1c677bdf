// What the parser leaves to the tree: breaks in cells of tables, addresses inside of links, and what footnotes are drawn as.
import type { Nodes, Root } from 'mdast';

const BREAK = /^<br\s*\/?>$/i;

/** Elements that footnotes become; `data-note` is the label. */
export const NOTE_CALL = 'sup';
export const NOTE = 'section';

export function changed(tree: Root): Root {
  change(tree, 'nowhere');
  return tree;
}

type Within = 'nowhere' | 'cell' | 'link';

function change(node: Nodes, within: Within): void {
  if (node.type === 'footnoteDefinition')
    node.data = { ...node.data, hName: NOTE, hProperties: { dataNote: comparable(node.identifier) } };
  if (!('children' in node)) return;
  const inside = withinOf(node, within);
  const children: Nodes[] = node.children;
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const child = children[at];
    if (child === undefined) continue;
    change(child, inside);
    children.splice(at, 1, ...changedChild(child, inside));
  }
}

function withinOf({ type }: Nodes, within: Within): Within {
  if (type === 'tableCell') return 'cell';
  return type === 'link' ? 'link' : within;
}

function changedChild(child: Nodes, within: Within): Nodes[] {
  if (within === 'cell' && child.type === 'html' && BREAK.test(child.value)) return [{ type: 'break' }];
  if (child.type === 'footnoteReference') {
    const label = comparable(child.identifier);
    const data = { hName: NOTE_CALL, hProperties: { dataNote: label } };
    return [{ type: 'emphasis', data, position: child.position, children: [{ type: 'text', value: label }] }];
  }
  // A definition of a footnote is drawn where it is; the tree's own drawing would move it to the end of its block.
  if (child.type === 'footnoteDefinition') return [{ ...child, type: 'blockquote' }];
  return within === 'link' && child.type === 'link' ? child.children : [child];
}

/** A label as the parser compares it. */
export function comparable(label: string): string {
  return label.replaceAll(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}
