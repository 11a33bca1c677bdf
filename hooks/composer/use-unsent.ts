'use client';
// Text in a composer that was not sent: kept in this browser, and on the person's mark for their other devices. What
// is being typed here is never written over: what comes from elsewhere is taken only while nothing is on its way there.
import { useCallback, useEffect, useRef, useState } from 'react';
import * as z from 'zod/v4';
import { MAX_UNSENT_CHARS } from '@/model/limits';
import { keep, readKept } from '@/services/core/local-store';
import { keepUnsentText } from '@/services/threads/read-states';
import { useMarks } from '@/hooks/threads/use-read-states';
import { useMe } from '@/hooks/shell/workspace-provider';

const nameOf = (threadId: string) => `unsent:${threadId}`;

/** `isTold`: the mark has it, so a later text there is newer than this one. */
const keptSchema = z.object({ text: z.string(), isTold: z.boolean() });
type Kept = z.infer<typeof keptSchema>;

/** So long after the last key the other devices are told. */
const TOLD_AFTER_MS = 1_500;

export function useUnsent(threadId: string): [string, (text: string) => void] {
  const { uid } = useMe();
  const [unsent, setUnsent] = useState<Kept>(() => read(uid, threadId));
  const marks = useMarks();
  const mark = marks?.get(threadId);
  const there = marks === null ? null : (mark?.unsentText ?? '');
  const { text, isTold } = unsent;

  // Another device's words, taken while this one has nothing that is newer.
  const [heard, setHeard] = useState<string | null>(null);
  if (there !== null && there !== heard) {
    setHeard(there);
    if (isTold && there !== text) setUnsent({ text: there, isTold: true });
  }

  useEffect(() => {
    keep(uid, nameOf(threadId), text === '' && isTold ? null : { text, isTold });
  }, [uid, threadId, text, isTold]);

  const tell = useTelling({ uid, threadId, isFirst: mark === undefined }, (told) =>
    setUnsent((now) => (now.text === told ? { text: told, isTold: true } : now)),
  );
  const isKnown = there !== null;
  useEffect(() => {
    // What is too long to be kept there stays here alone.
    if (isTold || !isKnown || text.length > MAX_UNSENT_CHARS) return;
    // Words that were sent are taken from the other devices at once.
    const timer = setTimeout(() => tell(text), text === '' ? 0 : TOLD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isTold, isKnown, text, tell]);
  // Whoever turns to another thread, tab or device does not wait.
  const untold = useRef<string | null>(null);
  useEffect(() => {
    untold.current = isTold ? null : text;
  }, [isTold, text]);
  useEffect(() => {
    const tellNow = () => untold.current !== null && tell(untold.current);
    document.addEventListener('visibilitychange', tellNow);
    return () => {
      document.removeEventListener('visibilitychange', tellNow);
      tellNow();
    };
  }, [tell]);

  return [text, useCallback((next: string) => setUnsent({ text: next, isTold: false }), [])];
}

/** Writes one text after the other; the last one is told to the caller when it stands. */
function useTelling(
  which: { uid: string; threadId: string; isFirst: boolean },
  onTold: (text: string) => void,
): (text: string) => void {
  const latest = useRef({ which, onTold });
  useEffect(() => {
    latest.current = { which, onTold };
  });
  return useCallback((text: string) => {
    if (text.length > MAX_UNSENT_CHARS) return;
    const { which: mark } = latest.current;
    // Not told now: it is kept here, and told with the next change or the next visit.
    keepUnsentText(mark, text).then(
      () => latest.current.onTold(text),
      () => undefined,
    );
  }, []);
}

/** What is left of a person's words when a thread is taken from them. */
export function useLeftover(threadId: string): string {
  const { uid } = useMe();
  const [{ text }] = useState(() => read(uid, threadId));
  return text;
}

function read(uid: string, threadId: string): Kept {
  return keptSchema.safeParse(readKept(uid, nameOf(threadId))).data ?? { text: '', isTold: true };
}
