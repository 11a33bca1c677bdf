// Which rows of a long list are rendered: the visible ones, some around them, and those that must stay mounted. The
// others are replaced by gaps of their height. No DOM in here.
import type { Keyed, Layout } from './heights';
import type { ScrollAnchor } from './scroll-anchor';

/** The first and the last rendered row, inclusive. */
export type VisibleRange = { from: number; to: number };

export type Piece<R> = { kind: 'row'; key: string; row: R } | { kind: 'gap'; key: string; px: number };

/** The distance that a fling crosses before the next rows can be rendered. */
const AROUND_PX = 1_500;
/** Rows are rendered in portions of about this size, not one with each scroll event. */
const PORTION_PX = 400;

type RangeInput = { rows: readonly Keyed[]; layout: Layout; anchor: ScrollAnchor; viewPx: number };

/** The rows to render for a reader at `anchor`. */
export function visibleRangeFor(input: RangeInput): VisibleRange {
  return rangeAround(input, AROUND_PX);
}

/** Whether too little is rendered beyond the visible rows. */
export function needsMore(input: RangeInput, { from, to }: VisibleRange): boolean {
  const wanted = rangeAround(input, AROUND_PX - PORTION_PX);
  return wanted.from < from || wanted.to > to;
}

function rangeAround({ rows, layout, anchor, viewPx }: RangeInput, aroundPx: number): VisibleRange {
  const top = topOfView({ rows, layout, anchor, viewPx });
  return { from: layout.indexAt(top - aroundPx), to: layout.indexAt(top + viewPx + aroundPx) };
}

/** The view's top, in px below the first row. If the anchor's row no longer exists, the reader is at the end. */
function topOfView({ rows, layout, anchor, viewPx }: RangeInput): number {
  const index = anchor.kind === 'at' ? layout.indexOf(anchor.key) : -1;
  if (anchor.kind === 'end' || index < 0) return layout.topOf(rows.length) - viewPx;
  return layout.topOf(index) - anchor.top;
}

/** `retained`: keys of rows that stay rendered wherever the reader is. */
export function piecesOf<R extends Keyed>(
  { rows, layout }: { rows: readonly R[]; layout: Layout },
  { from, to }: VisibleRange,
  retained: ReadonlySet<string>,
): Piece<R>[] {
  const pieces: Piece<R>[] = [];
  let renderedTo = 0;
  const gapUntil = (index: number, key: string) => {
    const px = layout.topOf(index) - layout.topOf(renderedTo);
    if (px > 0) pieces.push({ kind: 'gap', key: `gap ${key}`, px });
  };
  const addRow = (row: R, index: number) => {
    gapUntil(index, index === from ? 'top' : row.key);
    pieces.push({ kind: 'row', key: row.key, row });
    renderedTo = index + 1;
  };
  const apart = [...retained]
    .map((key) => layout.indexOf(key))
    .filter((index) => index >= 0 && (index < from || index > to))
    .toSorted((a, b) => a - b);
  const addRows = (indexes: readonly number[]) => {
    for (const index of indexes) {
      const row = rows[index];
      if (row) addRow(row, index);
    }
  };
  addRows(apart.filter((index) => index < from));
  for (const [offset, row] of rows.slice(from, to + 1).entries()) addRow(row, from + offset);
  addRows(apart.filter((index) => index > to));
  gapUntil(rows.length, 'end');
  return pieces;
}
