'use client';
// The message that the address of a share names: `/s/secret#42`. A jump adds an entry to the browser's history, which remembers
// what was read before it.
import { useCallback, useEffect, useState } from 'react';
import * as z from 'zod/v4-mini';

export type GuestTarget = {
  /** Null: the end. */
  seq: number | null;
  /** Its distance below the view's top when it was left; null for a target of the address. */
  top: number | null;
  isJump: boolean;
  /** The number of arrivals: the same target can be reached twice. */
  arrival: number;
};

export type GuestNavigation = {
  target: GuestTarget;
  /** `from`: the element of the message that is being read. */
  jumpTo: (seq: string, from: HTMLElement | null) => void;
  goBack: () => void;
  toLatest: () => void;
};

const entrySchema = z.object({
  reading: z.optional(z.object({ seq: z.number(), top: z.number() })),
  isJump: z.optional(z.boolean()),
});

export function useGuestPermalink(): GuestNavigation {
  const [target, setTarget] = useState<GuestTarget>(() => ({ ...targetHere(), arrival: 0 }));
  const arrive = useCallback(
    () => setTarget(({ arrival }) => ({ ...targetHere(), arrival: arrival + 1 })),
    [],
  );
  useEffect(() => {
    window.addEventListener('popstate', arrive);
    window.addEventListener('hashchange', arrive);
    return () => {
      window.removeEventListener('popstate', arrive);
      window.removeEventListener('hashchange', arrive);
    };
  }, [arrive]);
  const jumpTo = useCallback(
    (seq: string, from: HTMLElement | null) => {
      const read = Number(from?.dataset['id']);
      const view = from?.closest('[role="log"]');
      if (from !== null && view && Number.isSafeInteger(read)) {
        const top = from.getBoundingClientRect().top - view.getBoundingClientRect().top;
        window.history.replaceState({ reading: { seq: read, top } }, '');
      }
      window.history.pushState({ isJump: true }, '', `#${seq}`);
      arrive();
    },
    [arrive],
  );
  const toLatest = useCallback(() => {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    arrive();
  }, [arrive]);
  return { target, jumpTo, goBack: () => window.history.back(), toLatest };
}

function targetHere(): Omit<GuestTarget, 'arrival'> {
  const entry = entrySchema.safeParse(window.history.state);
  const { reading, isJump = false } = entry.success ? entry.data : {};
  if (reading !== undefined) return { seq: reading.seq, top: reading.top, isJump };
  const [, seq] = /^#(\d{1,9})$/.exec(window.location.hash) ?? [];
  return { seq: seq === undefined ? null : Number(seq), top: null, isJump };
}
