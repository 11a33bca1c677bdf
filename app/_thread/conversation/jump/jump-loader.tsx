'use client';
import { lazy, Suspense, useEffect, useState } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useToasts } from '@/hooks/core/use-toasts';
import type { TimelineView } from '@/hooks/timeline/use-timeline';

const loadJumpToMessage = () => import('./jump-to-message');
const JumpToMessage = lazy(() =>
  loadJumpToMessage().then(({ JumpToMessage }) => ({ default: JumpToMessage })),
);

/** Few threads are opened by a permalink to a message: the search is a lazy chunk. */
export function JumpLoader({ timeline: { search, setFound } }: { timeline: TimelineView }) {
  const { toastError } = useToasts();
  const [isHere, setHere] = useState(false);
  const arrival = search?.permalink.arrival;
  useEffect(() => {
    if (arrival === undefined || isHere) return;
    loadChunk(loadJumpToMessage).then(
      () => setHere(true),
      (error: unknown) => {
        toastError(error);
        setFound({ arrival, detachedWindow: null });
      },
    );
  }, [arrival, isHere, toastError, setFound]);
  return isHere && search ? (
    <Suspense>
      <JumpToMessage search={search} onFound={setFound} />
    </Suspense>
  ) : null;
}
