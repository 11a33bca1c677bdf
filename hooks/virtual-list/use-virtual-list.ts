'use client';
// Connects VirtualList, which renders only the rows of a conversation near its reader, to React.
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
  /** Changes when the reader sends a message: they want to see the end then. */
  lastOwnMessage: string | undefined;
  /** The end of the rows is the end of the conversation; otherwise it is not followed. */
  hasEnd: boolean;
};

/** The rows to render, and the gaps between them. */
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
  // The message is rendered already; the view follows the end again before afterRender measures it.
  useLayoutEffect(() => {
    if (lastOwnMessage !== undefined) view.follow();
  }, [lastOwnMessage, view]);
  useLayoutEffect(() => view.afterRender({ rows, range: { from, to }, hasEnd }));
  return pieces;
}
