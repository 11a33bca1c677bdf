// The direction of each block, by its own first letter that has one; code and formulas have none.
import type { Element, ElementContent, Root } from 'hast';

const LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\p{L}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** The browser looks at their text. */
const LEAVES = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th']);
/** The browser leaves out children that have a direction of their own, so these are judged here. */
const CONTAINERS = new Set(['ul', 'ol', 'li', 'blockquote', 'table']);

export function withDirections(tree: Root): void {
  for (const child of tree.children) if (child.type === 'element') direct(child);
}

/** What has no letter goes the way of what it is in. */
function direct(element: Element): void {
  const { tagName, properties } = element;
  const letter = LEAVES.has(tagName) || CONTAINERS.has(tagName) ? firstLetter(element) : null;
  if (letter !== null) properties['dir'] = LEAVES.has(tagName) ? 'auto' : directionOf(letter);
  if (tagName === 'code') properties['dir'] = 'ltr';
  for (const child of element.children) if (child.type === 'element') direct(child);
}

function directionOf(letter: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

function firstLetter(node: ElementContent): string | null {
  if (node.type === 'text') return LETTER.exec(node.value)?.[0] ?? null;
  if (node.type !== 'element' || node.tagName === 'code') return null;
  for (const child of node.children) {
    const letter = firstLetter(child);
    if (letter !== null) return letter;
  }
  return null;
}
