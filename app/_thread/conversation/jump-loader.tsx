'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { fetchPart } from '@/hooks/core/load-chunk';
import { useNotices } from '@/hooks/core/use-toasts';
import type { TimelineView } from '@/hooks/timeline/use-timeline';

const loadFinder = () => import('./jump-to-message');
const Finder = lazy(() => loadFinder().then(({ Finder }) => ({ default: Finder })));

/** Few threads are opened at a message: the search is fetched then. */
export function Finding({ timeline: { search, setFound } }: { timeline: TimelineView }) {
  const { fail } = useNotices();
  const [isHere, setHere] = useState(false);
  const turn = search?.pointed.turn;
  useEffect(() => {
    if (turn === undefined || isHere) return;
    fetchPart(loadFinder).then(
      () => setHere(true),
      (error: unknown) => {
        fail(error);
        setFound({ turn, island: null });
      },
    );
  }, [turn, isHere, fail, setFound]);
  return isHere && search ? (
    <Suspense>
      <Finder search={search} onFound={setFound} />
    </Suspense>
  ) : null;
}
