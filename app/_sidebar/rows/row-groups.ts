// What is rendered of the thread list, by section: an element for each, with the heading and the rows that are near the view.
import type { Piece } from '@/hooks/virtual-list/visible-range';
import type { ListRow, Section } from './thread-sections';

type ThreadRow = Extract<ListRow, { kind: 'thread' }>;

export type RowGroup = {
  section: Section;
  /** Null where the section begins above what is rendered. */
  heading: { isFirst: boolean } | null;
  /** What is left out above it. */
  gapPx: number;
  rows: readonly { row: ThreadRow; gapPx: number }[];
};

/** `endPx`: what is left out below. */
export function groupsOf(pieces: readonly Piece<ListRow>[]): { groups: RowGroup[]; endPx: number } {
  const groups: (RowGroup & { rows: { row: ThreadRow; gapPx: number }[] })[] = [];
  let gapPx = 0;
  for (const piece of pieces) {
    if (piece.kind === 'gap') {
      gapPx += piece.px;
      continue;
    }
    const { row } = piece;
    const last = groups.at(-1);
    if (last?.section.key !== row.section.key) {
      const heading = row.kind === 'heading' ? { isFirst: row.isFirst } : null;
      groups.push({ section: row.section, heading, gapPx, rows: [] });
      gapPx = 0;
    }
    if (row.kind !== 'thread') continue;
    groups.at(-1)?.rows.push({ row, gapPx });
    gapPx = 0;
  }
  return { groups, endPx: gapPx };
}
