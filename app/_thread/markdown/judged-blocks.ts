// The blocks of a text with what each costs, and from where on they are shown as their source.
import { MAX_BLOCK_COST, MAX_MARKDOWN_COST } from '@/model/limits';
import { costOf } from './block-cost';
import { bordersOf } from './grammar/block-borders';

export type JudgedBlock = { text: string; cost: number; isDrawn: boolean };

const SOURCE_COST_PER_CHAR = 0.2;

/** Remembers a text that grows: its blocks but for the last stay, and were judged before. */
export type BlockMemory = { text: string; borders: number[]; costs: Map<string, number> };

export function blockMemory(): BlockMemory {
  return { text: '', borders: [], costs: new Map() };
}

/** `isOpen`: more text may follow. The blocks joined are the text. */
export function judgedBlocks(text: string, memory = blockMemory(), isOpen = false): JudgedBlock[] {
  const blocks: JudgedBlock[] = [];
  const known = new Map(memory.costs);
  memory.costs.clear();
  let [sum, at] = [0, 0];
  for (const block of blocksOf(text, memory, isOpen)) {
    const cost = known.get(block) ?? costOf(block);
    memory.costs.set(block, cost);
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

function blocksOf(text: string, memory: BlockMemory, isOpen: boolean): string[] {
  const last = memory.borders.at(-1) ?? 0;
  if (!text.startsWith(memory.text.slice(0, last))) memory.borders = [];
  const from = memory.borders.at(-1) ?? 0;
  memory.text = text;
  memory.borders.push(...bordersOf(text.slice(from), { isOpen }).map((border) => from + border));
  const { borders } = memory;
  return text === '' ? [] : [0, ...borders].map((start, index) => text.slice(start, borders[index]));
}

function asSource(text: string): number {
  return text.length * SOURCE_COST_PER_CHAR;
}
