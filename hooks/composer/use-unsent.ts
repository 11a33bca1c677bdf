'use client';
// Unsent text of a composer: stored in this browser, and in the person's read state for their other devices. Text that
// is being typed is never overwritten: remote text is used only when the local text is in sync.
import { useCallback, useEffect, useRef, useState } from 'react';
import * as z from 'zod/v4-mini';
import { MAX_UNSENT_CHARS } from '@/model/limits';
import { writeLocalStore, readLocalStore } from '@/services/core/local-store';
import { saveUnsentText } from '@/services/threads/read-states';
import { useReadState } from '@/hooks/threads/use-read-state';
import { useMe } from '@/hooks/core/session/use-workspace';

const nameOf = (threadId: string) => `unsent:${threadId}`;

/** `isSynced`: the read state has this text, so a later remote text is newer. */
const storedTextSchema = z.object({ text: z.string(), isSynced: z.boolean() });
type StoredText = z.infer<typeof storedTextSchema>;

/** The delay after the last key before the text is stored for the other devices. */
const SYNC_AFTER_MS = 1_500;

export function useUnsent(threadId: string): [string, (text: string) => void] {
  const { uid } = useMe();
  const [unsent, setUnsent] = useState<StoredText>(() => read(uid, threadId));
  const readState = useReadState(threadId);
  const remoteText = readState === undefined ? null : (readState?.unsentText ?? '');
  const { text, isSynced } = unsent;

  // Text from another device replaces this one only if this one has no unsynced changes.
  const [lastRemoteText, setLastRemoteText] = useState<string | null>(null);
  if (remoteText !== null && remoteText !== lastRemoteText) {
    setLastRemoteText(remoteText);
    if (isSynced && remoteText !== text) setUnsent({ text: remoteText, isSynced: true });
  }

  useEffect(() => {
    writeLocalStore(uid, nameOf(threadId), text === '' && isSynced ? null : { text, isSynced });
  }, [uid, threadId, text, isSynced]);

  const sync = useSync({ uid, threadId }, (synced) =>
    setUnsent((now) => (now.text === synced ? { text: synced, isSynced: true } : now)),
  );
  const isKnown = remoteText !== null;
  useEffect(() => {
    // A text over the limit is stored in this browser only.
    if (isSynced || !isKnown || text.length > MAX_UNSENT_CHARS) return;
    // After sending, the text is removed from the other devices immediately.
    const timer = setTimeout(() => sync(text), text === '' ? 0 : SYNC_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isSynced, isKnown, text, sync]);
  // Syncs without delay when the person leaves the thread or the tab.
  const unsynced = useRef<string | null>(null);
  useEffect(() => {
    unsynced.current = isSynced ? null : text;
  }, [isSynced, text]);
  useEffect(() => {
    const syncNow = () => unsynced.current !== null && sync(unsynced.current);
    document.addEventListener('visibilitychange', syncNow);
    return () => {
      document.removeEventListener('visibilitychange', syncNow);
      syncNow();
    };
  }, [sync]);

  return [text, useCallback((next: string) => setUnsent({ text: next, isSynced: false }), [])];
}

/** Returns a function that stores a text; `onSynced` gets the text once it is stored. */
function useSync(
  options: { uid: string; threadId: string },
  onSynced: (text: string) => void,
): (text: string) => void {
  const latest = useRef({ options, onSynced });
  useEffect(() => {
    latest.current = { options, onSynced };
  });
  return useCallback((text: string) => {
    if (text.length > MAX_UNSENT_CHARS) return;
    const { options: target } = latest.current;
    // After a failed write the text is still stored here; it is synced with the next change or the next visit.
    saveUnsentText(target, text).then(
      () => latest.current.onSynced(text),
      () => undefined,
    );
  }, []);
}

/** The unsent text of a person who has lost access to a thread. */
export function useLeftover(threadId: string): string {
  const { uid } = useMe();
  const [{ text }] = useState(() => read(uid, threadId));
  return text;
}

function read(uid: string, threadId: string): StoredText {
  return (
    storedTextSchema.safeParse(readLocalStore(uid, nameOf(threadId))).data ?? { text: '', isSynced: true }
  );
}

/** Text for the composer of a thread that is about to be opened. */
export function putUnsent({ uid, threadId }: { uid: string; threadId: string }, text: string): void {
  writeLocalStore(uid, nameOf(threadId), { text, isSynced: false } satisfies StoredText);
}
