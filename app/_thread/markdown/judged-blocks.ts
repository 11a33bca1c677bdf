// The blocks of a text with what each costs, and from where on they are shown as their source.
import { MAX_BLOCK_COST, MAX_MARKDOWN_COST } from '@/model/limits';
import { costOf } from './block-cost';
import { blocksOf } from './markdown-blocks';

export type JudgedBlock = { text: string; cost: number; isDrawn: boolean };

const SOURCE_COST_PER_CHAR = 0.2;

/** `judged`: costs that are known from an earlier call, by text; replaced by those of this one. */
export function judgedBlocks(text: string, judged: Map<string, number> = new Map()): JudgedBlock[] {
  const blocks: JudgedBlock[] = [];
  const known = new Map(judged);
  judged.clear();
  let [sum, at] = [0, 0];
  for (const block of blocksOf(text)) {
    const cost = known.get(block) ?? costOf(block);
    judged.set(block, cost);
    const isCostly = cost > MAX_BLOCK_COST;
    const shown = { text: block, cost: isCostly ? asSource(block) : cost, isDrawn: !isCostly };
    sum += shown.cost;
    const isOver = sum > MAX_MARKDOWN_COST;
    if (isOver) return [...blocks, { text: text.slice(at), cost: asSource(text.slice(at)), isDrawn: false }];
    blocks.push(shown);
    at += block.length;
  }
  return blocks;
}

function asSource(text: string): number {
  return text.length * SOURCE_COST_PER_CHAR;
}
