import { expect, test } from 'vitest';
import { needsMore, piecesOf, visibleRangeFor, type Piece } from './visible-range';
import type { ScrollAnchor } from './scroll-anchor';
import { Heights } from './heights';

const rows = Array.from({ length: 1_000 }, (_, index) => ({ key: `row ${index}` }));
const ESTIMATE_PX = 50;
const VIEW_PX = 800;

function rangeInputAt(anchor: ScrollAnchor, heights = new Heights<{ key: string }>(() => ESTIMATE_PX)) {
  const layout = heights.layoutOf(rows);
  return { rows, layout, anchor, viewPx: VIEW_PX };
}
const pxOf = (pieces: readonly Piece<{ key: string }>[], kind: 'gap') =>
  pieces.reduce((sum, piece) => sum + (piece.kind === kind ? piece.px : 0), 0);

test('a row’s top follows from the heights above it, measured or estimated', () => {
  const heights = new Heights<{ key: string }>(() => ESTIMATE_PX);
  heights.measure('row 1', 210);
  const layout = heights.layoutOf(rows);
  expect([0, 1, 2, 3].map((index) => layout.topOf(index))).toEqual([0, 50, 260, 310]);
  expect([-5, 0, 49, 50, 259, 260, 1e9].map((px) => layout.indexAt(px))).toEqual([0, 0, 0, 1, 1, 2, 999]);
});

test('a row that grows moves what is below it, and only a changed height makes a new layout', () => {
  const heights = new Heights<{ key: string }>(() => ESTIMATE_PX);
  const before = heights.layoutOf(rows);
  heights.measure('row 998', ESTIMATE_PX + 7);
  const after = heights.layoutOf(rows);
  expect([after.topOf(998), after.topOf(999), after.topOf(1_000)]).toEqual([49_900, 49_957, 50_007]);
  heights.measure('row 998', ESTIMATE_PX + 7);
  expect(heights.layoutOf(rows)).toBe(after);
  expect(after).not.toBe(before);
  // After an insertion above, every row keeps its measured height.
  const longer = [{ key: 'older' }, ...rows];
  expect(heights.layoutOf(longer).topOf(1_000)).toBe(49_957 + ESTIMATE_PX);
});

test('visible rows are rendered, with some around them; gaps are as high as the other rows', () => {
  for (const anchor of [
    { kind: 'end' },
    { kind: 'at', key: 'row 500', top: -20 },
    { kind: 'at', key: 'row 0', top: 10 },
  ] as const) {
    const seen = rangeInputAt(anchor);
    const range = visibleRangeFor(seen);
    const pieces = piecesOf(seen, range, new Set());
    expect(needsMore(seen, range)).toBe(false);
    expect(pxOf(pieces, 'gap') + (range.to - range.from + 1) * ESTIMATE_PX).toBe(50_000);
    expect(range.to - range.from).toBeLessThan(80);
  }
  expect(visibleRangeFor(rangeInputAt({ kind: 'end' })).to).toBe(999);
  const { from, to } = visibleRangeFor(rangeInputAt({ kind: 'at', key: 'row 500', top: 0 }));
  expect(from).toBeLessThan(485);
  expect(to).toBeGreaterThan(515);
});

test('a reader who scrolls needs more rows before the rendered ones end', () => {
  const range = visibleRangeFor(rangeInputAt({ kind: 'at', key: 'row 500', top: 0 }));
  expect(needsMore(rangeInputAt({ kind: 'at', key: 'row 503', top: 0 }), range)).toBe(false);
  expect(needsMore(rangeInputAt({ kind: 'at', key: 'row 520', top: 0 }), range)).toBe(true);
});

test('retained rows stay in their positions, with gaps between them', () => {
  const seen = rangeInputAt({ kind: 'end' });
  const range = visibleRangeFor(seen);
  const pieces = piecesOf(seen, range, new Set(['row 3', 'row 2', 'row 999', 'no such row']));
  expect(pieces.slice(0, 4).map(({ key }) => key)).toEqual(['gap row 2', 'row 2', 'row 3', 'gap top']);
  expect(pxOf(pieces, 'gap') + (range.to - range.from + 3) * ESTIMATE_PX).toBe(50_000);
  expect(pieces.at(-1)).toMatchObject({ kind: 'row', key: 'row 999' });
});
