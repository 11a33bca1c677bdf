'use client';
// Joins VirtualList, which draws only those rows of a conversation that are near its reader, to React.
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { piecesOf, visibleRangeFor, type Piece } from './visible-range';
import type { Keyed } from './heights';
import { AT_END, VirtualList, type OnScrollIdle, type RowOptions, type Shown } from './virtual-list';
import { useRetainedRows } from './use-pinned-rows';

export type VirtualListState<R extends Keyed> = {
  view: VirtualList<R>;
  shown: Shown;
};

export function useVirtualList<R extends Keyed>(
  options: RowOptions<R>,
  onScrollIdle: OnScrollIdle<R>,
): VirtualListState<R> {
  const [shown, setShown] = useState(AT_END);
  const [view] = useState(
    () =>
      new VirtualList(options, (next, when) =>
        when === 'now' ? flushSync(() => setShown(next)) : setShown(next),
      ),
  );
  useEffect(() => view.setOnScrollIdle(onScrollIdle), [view, onScrollIdle]);
  return { view, shown };
}

type Rows<R> = {
  rows: readonly R[];
  /** Changes when the reader says something: whoever speaks wants to see the end. */
  lastOwnMessage: string | undefined;
  /** The rows end where the conversation ends; else their end is not followed. */
  hasEnd: boolean;
};

/** What is to be drawn of the rows. */
export function useVirtualRows<R extends Keyed>(
  { view, shown: { anchor, viewPx } }: VirtualListState<R>,
  { rows, lastOwnMessage, hasEnd }: Rows<R>,
): readonly Piece<R>[] {
  const retained = useRetainedRows(view.slots);
  const layout = view.heights.layoutOf(rows);
  const { from, to } = visibleRangeFor({ rows, layout, anchor, viewPx });
  const pieces = useMemo(
    () => piecesOf({ rows, layout }, { from, to }, retained),
    [rows, layout, from, to, retained],
  );
  // What they said is drawn already, and finds the view following again.
  useLayoutEffect(() => {
    if (lastOwnMessage !== undefined) view.follow();
  }, [lastOwnMessage, view]);
  useLayoutEffect(() => view.afterRender({ rows, range: { from, to }, hasEnd }));
  return pieces;
}
