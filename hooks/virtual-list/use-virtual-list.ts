'use client';
// Joins RowView, which draws only those rows of a conversation that are near its reader, to React.
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { piecesOf, spanFor, type Piece } from './visible-range';
import type { Keyed } from './heights';
import { AT_END, RowView, type OnRest, type RowKind, type Shown } from './virtual-list';
import { useHeldRows } from './use-pinned-rows';

export type InView<R extends Keyed> = {
  view: RowView<R>;
  shown: Shown;
};

export function useRowView<R extends Keyed>(kind: RowKind<R>, onRest: OnRest<R>): InView<R> {
  const [shown, setShown] = useState(AT_END);
  const [view] = useState(
    () =>
      new RowView(kind, (next, when) => (when === 'now' ? flushSync(() => setShown(next)) : setShown(next))),
  );
  useEffect(() => view.whenAtRest(onRest), [view, onRest]);
  return { view, shown };
}

type Rows<R> = {
  rows: readonly R[];
  /** Changes when the reader says something: whoever speaks wants to see the end. */
  said: string | undefined;
  /** The rows end where the conversation ends; else their end is not followed. */
  hasEnd: boolean;
};

/** What is to be drawn of the rows. */
export function useDrawnRows<R extends Keyed>(
  { view, shown: { place, viewPx } }: InView<R>,
  { rows, said, hasEnd }: Rows<R>,
): readonly Piece<R>[] {
  const held = useHeldRows(view.slots);
  const layout = view.heights.layoutOf(rows);
  const { from, to } = spanFor({ rows, layout, place, viewPx });
  const pieces = useMemo(
    () => piecesOf({ rows, layout }, { from, to }, held),
    [rows, layout, from, to, held],
  );
  // What they said is drawn already, and finds the view following again.
  useLayoutEffect(() => {
    if (said !== undefined) view.follow();
  }, [said, view]);
  useLayoutEffect(() => view.drawn({ rows, span: { from, to }, hasEnd }));
  return pieces;
}
