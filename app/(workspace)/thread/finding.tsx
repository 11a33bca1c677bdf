'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { fetchPart } from '@/hooks/fetch-part';
import { useNotices } from '@/hooks/use-notices';
import type { TimelineView } from '@/hooks/use-timeline';

const loadFinder = () => import('./finder');
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
