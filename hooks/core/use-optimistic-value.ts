'use client';
// What somebody just chose is shown before its listener brings it, so that the old value does not flash up.
import { useCallback, useState } from 'react';

/** A listener that is later than this brings what really stands. */
const LATEST_MS = 1_000;

/** `show`: what is on its way, for as long as `storing` goes on and until `stored` changes. */
export function useAhead<V>(stored: V): { shown: V; show: (value: V, storing: Promise<unknown>) => void } {
  const [ahead, setAhead] = useState<{ from: V; to: V } | null>(null);
  const show = useCallback(
    (to: V, storing: Promise<unknown>) => {
      setAhead({ from: stored, to });
      void storing.finally(() => setTimeout(() => setAhead(null), LATEST_MS));
    },
    [stored],
  );
  return { shown: ahead !== null && ahead.from === stored ? ahead.to : stored, show };
}
