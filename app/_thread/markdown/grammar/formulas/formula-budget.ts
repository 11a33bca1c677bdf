// Which formulas of a block are drawn: KaTeX takes its time for each, so after a block's share they are shown as their source.
import type { Nodes, Root } from 'hast';
import { MAX_BLOCK_COST } from '@/model/limits';
import { FORMULA_COST, FORMULA_CLASS } from './formula-class';
import { isDrawable } from './formula-text';

export function withinBudget(tree: Root): void {
  let spent = 0;
  const visit = (node: Nodes): void => {
    if (node.type === 'element' && node.tagName === 'code') {
      const classes = [node.properties['className'] ?? []].flat();
      const [child] = node.children;
      if (!isFormula(classes) || child?.type !== 'text') return;
      const cost = FORMULA_COST.each + child.value.length * FORMULA_COST.char;
      const isDrawn = isDrawable(child.value) && spent + cost <= MAX_BLOCK_COST;
      if (isDrawn) spent += cost;
      else node.properties['className'] = [];
      return;
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
}

function isFormula(classes: readonly unknown[]): boolean {
  return classes.includes(FORMULA_CLASS.inline) || classes.includes(FORMULA_CLASS.display);
}
