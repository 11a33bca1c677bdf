'use client';
// A long list of rows of known heights, read from its top: the thread list. Only rows near the view are rendered. What comes in or
// leaves above the view does not move what is read; at the very top, what comes in is seen. Unlike the conversation's virtual list
// it follows no end, and a row that moves to the top takes nobody with it.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Heights, type Keyed, type Layout } from './heights';
import { useRetainedRows } from './use-pinned-rows';
import { piecesOf, type Piece } from './visible-range';

/** The distance that a fling crosses before the next rows are rendered. */
const AROUND_PX = 2_000;
/** Rows are rendered in portions of this size, not one with each scroll event. */
const PORTION_PX = 400;
/** Whoever is so near to the top sees what comes in there. */
const TOP_PX = 40;
const NEAR_END_PX = 1_500;

/** Where readers were, by list: they find it so when they come back. */
const places = new Map<string, number>();

type WindowOptions<R> = {
  /** The box that scrolls, and the element around the rows in it; null until they are rendered. */
  view: HTMLElement | null;
  list: HTMLElement | null;
  rows: readonly R[];
  /** In px, with what is between it and the next one. Stable. */
  heightOf: (row: R) => number;
  /** The list's name: its place is kept under it. */
  name: string;
};

export type RowWindow<R> = {
  /** Ref of each row's element, whose `data-row` is the row's key. */
  onSlot: (slot: HTMLElement | null) => (() => void) | undefined;
  pieces: readonly Piece<R>[];
  /** The end of the rows is near the view. */
  isNearEnd: boolean;
  /** Scrolls a row into view and gives the focus to its first link. */
  focusRow: (key: string) => void;
};

export function useRowWindow<R extends Keyed>(options: WindowOptions<R>): RowWindow<R> {
  const { view, list, rows, heightOf, name } = options;
  const [slots] = useState(() => new Map<string, HTMLElement>());
  const heights = useMemo(() => new Heights(heightOf), [heightOf]);
  const layout = heights.layoutOf(rows);
  const [seen, setSeen] = useState({ top: 0, viewPx: 900 });
  const retained = useRetainedRows(slots);
  useKeptPlace({ view, list, rows, layout, name });
  useSeen(view, list, setSeen);
  const from = layout.indexAt(seen.top - AROUND_PX);
  const to = layout.indexAt(seen.top + seen.viewPx + AROUND_PX);
  const pieces = useMemo(
    () => piecesOf({ rows, layout }, { from, to }, retained),
    [rows, layout, from, to, retained],
  );
  const onSlot = useCallback(
    (slot: HTMLElement | null) => {
      if (slot === null) return undefined;
      const key = slot.dataset['row'] ?? '';
      slots.set(key, slot);
      return () => void slots.delete(key);
    },
    [slots],
  );
  const wanted = useRef<string | null>(null);
  const focusWanted = useCallback(() => {
    const link = slots.get(wanted.current ?? '')?.querySelector('a');
    if (!link) return;
    wanted.current = null;
    link.focus();
  }, [slots]);
  useLayoutEffect(focusWanted);
  const focusRow = useCallback(
    (key: string) => {
      wanted.current = key;
      const index = layout.indexOf(key);
      if (!slots.has(key) && view !== null && list !== null && index >= 0)
        view.scrollTo(0, topOf(list, view) + layout.topOf(index) - view.clientHeight / 2);
      focusWanted();
    },
    [focusWanted, layout, list, slots, view],
  );
  const isNearEnd = seen.top + seen.viewPx + NEAR_END_PX >= layout.topOf(rows.length);
  return { onSlot, pieces, isNearEnd, focusRow };
}

/** Notes where the reader is, so that rows near them are rendered. */
function useSeen(
  view: HTMLElement | null,
  list: HTMLElement | null,
  setSeen: (next: { top: number; viewPx: number }) => void,
): void {
  useEffect(() => {
    if (view === null || list === null) return;
    let noted = { top: 0, viewPx: 0 };
    const look = () => {
      const next = { top: view.scrollTop - topOf(list, view), viewPx: view.clientHeight };
      const moved = Math.abs(next.top - noted.top);
      if (next.viewPx === noted.viewPx && moved < PORTION_PX) return;
      noted = next;
      // Beyond what is rendered the next paint would be empty.
      if (moved > AROUND_PX / 2) flushSync(() => setSeen(next));
      else setSeen(next);
    };
    view.addEventListener('scroll', look, { passive: true });
    const resizes = new ResizeObserver(look);
    resizes.observe(view);
    return () => {
      view.removeEventListener('scroll', look);
      resizes.disconnect();
    };
  }, [view, list, setSeen]);
}

type Placing<R> = {
  view: HTMLElement | null;
  list: HTMLElement | null;
  rows: readonly R[];
  layout: Layout;
  name: string;
};

/** Keeps what is read in its position, while rows change above it and while the list is away. */
function useKeptPlace<R extends Keyed>({ view, list, rows, layout, name }: Placing<R>): void {
  const before = useRef<{ rows: readonly R[]; layout: Layout } | null>(null);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { rows, layout };
    if (view === null || list === null || last === null || last.rows === rows) return;
    const top = view.scrollTop - topOf(list, view);
    if (top > TOP_PX) view.scrollBy(0, shiftOf(last, layout, { top, viewPx: view.clientHeight }));
  }, [view, list, rows, layout]);

  const isReady = rows.length > 0;
  useLayoutEffect(() => {
    if (view === null || !isReady) return;
    const restore = () => {
      if (view.clientHeight > 0) view.scrollTo(0, places.get(name) ?? 0);
    };
    restore();
    let wasHidden = false;
    const resizes = new ResizeObserver(() => {
      // On a phone it is hidden beside a thread: some browsers forget its place then.
      const isHidden = view.clientHeight === 0;
      if (wasHidden && !isHidden) restore();
      wasHidden = isHidden;
    });
    const note = () => view.clientHeight > 0 && places.set(name, view.scrollTop);
    view.addEventListener('scroll', note, { passive: true });
    resizes.observe(view);
    return () => {
      view.removeEventListener('scroll', note);
      resizes.disconnect();
    };
  }, [view, isReady, name]);
}

/**
 * How far most of the visible rows have moved. Not one of them alone: it may be the one that moved to the top of the list.
 */
function shiftOf(
  last: { rows: readonly Keyed[]; layout: Layout },
  layout: Layout,
  { top, viewPx }: { top: number; viewPx: number },
): number {
  const [first, end] = [last.layout.indexAt(top), last.layout.indexAt(top + viewPx)];
  const shifts = last.rows
    .slice(first, end + 1)
    .map(({ key }) => key)
    .filter((key) => layout.indexOf(key) >= 0)
    .map((key) => layout.topOf(layout.indexOf(key)) - last.layout.topOf(last.layout.indexOf(key)))
    .toSorted((a, b) => a - b);
  return shifts[shifts.length >> 1] ?? 0;
}

/** The top of the rows, in px below the top of what scrolls. */
function topOf(list: HTMLElement, view: HTMLElement): number {
  return list.getBoundingClientRect().top - view.getBoundingClientRect().top + view.scrollTop;
}
