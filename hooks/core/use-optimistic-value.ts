'use client';
// Shows a chosen value before its listener delivers it, so that the old value does not flash up.
import { useCallback, useState } from 'react';

/** If the listener takes longer than this, the stored value is shown again. */
const LATEST_MS = 1_000;

/** `show`: shows a value while `storing` is pending, until `stored` changes. */
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
