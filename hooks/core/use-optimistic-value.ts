'use client';
// What somebody just chose is shown before its listener brings it, so that the old value does not flash up.
import { useCallback, useState } from 'react';

/** A listener that is later than this brings what really stands. */
const LATEST_MS = 1_000;

/** `show`: what is on its way, for as long as `storing` goes on and until `stored` changes. */
export function useOptimisticValue<V>(stored: V): {
  shown: V;
  show: (value: V, storing: Promise<unknown>) => void;
} {
  const [optimistic, setOptimistic] = useState<{ from: V; to: V } | null>(null);
  const show = useCallback(
    (to: V, storing: Promise<unknown>) => {
      setOptimistic({ from: stored, to });
      void storing.finally(() => setTimeout(() => setOptimistic(null), LATEST_MS));
    },
    [stored],
  );
  return { shown: optimistic !== null && optimistic.from === stored ? optimistic.to : stored, show };
}
