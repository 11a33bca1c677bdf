// What of a text is drawn, block by block, and what the blocks know of each other.
import { definedIn, linksFor, notesCalledIn, type Defined } from './grammar/references';
import { settledPart } from './grammar/half-written';
import { blockMemory, judgedBlocks, type JudgedBlock } from './judged-blocks';
import { MAX_BLOCK_COST } from '@/model/limits';

export type PlannedBlock = JudgedBlock & {
  /** What is drawn: of a block that grows, what is settled. */ drawn: string;
  links: string;
  notes: string;
  isOpen: boolean;
  isNote: boolean;
};

/** Labels of footnotes in the order of their numbers, separated by blanks, and of those that are written already. */
export type PlannedNotes = { labels: string; written: string };

export type Plan = { blocks: PlannedBlock[]; notes: PlannedNotes };

/** The parser reads an open block several times. */
const MAX_OPEN_COST = MAX_BLOCK_COST / 5;

/** Plans a text, and the same text when it has grown. */
export function planner(): (text: string, isStreaming: boolean) => Plan {
  const memory = blockMemory();
  let known = new Map<string, Defined>();
  return (text, isStreaming) => {
    const judged = judgedBlocks(text, memory, isStreaming);
    const definitions = judged.map((block) =>
      block.isDrawn ? (known.get(block.text) ?? definedIn(block.text)) : { links: new Map(), notes: [] },
    );
    known = new Map(
      judged.map(({ text: block }, index) => [block, definitions[index] ?? { links: new Map(), notes: [] }]),
    );
    const links = new Map(definitions.toReversed().flatMap((defined) => [...defined.links]));
    const defined = new Set(definitions.flatMap(({ notes }) => notes));
    const notes = new Set<string>();
    const blocks = judged.map((block, index) => {
      const called = block.isDrawn
        ? notesCalledIn(block.text).filter((label) => isStreaming || defined.has(label))
        : [];
      if (!/^ {0,3}(?:`{3}|~{3})/.test(block.text)) for (const label of called) notes.add(label);
      return planned(block, {
        isOpen: isStreaming && index === judged.length - 1,
        isNote: (definitions[index]?.notes.length ?? 0) > 0 && /^ {0,3}\[\^/.test(block.text),
        links: block.isDrawn ? linksFor(block.text, links, { isOpen: isStreaming }) : '',
        notes: [...new Set(called)].join(' '),
      });
    });
    const labels = [...notes, ...[...defined].filter((label) => !notes.has(label))];
    return { blocks, notes: { labels: labels.join(' '), written: [...defined].join(' ') } };
  };
}

function planned(block: JudgedBlock, further: Omit<PlannedBlock, keyof JudgedBlock | 'drawn'>): PlannedBlock {
  const isSettling = further.isOpen && block.isDrawn && block.cost <= MAX_OPEN_COST;
  return { ...block, ...further, drawn: isSettling ? settledPart(block.text, further) : block.text };
}
