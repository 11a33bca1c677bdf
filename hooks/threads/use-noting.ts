'use client';
// Notes which threads are unread, and up to when all others are read, so that the next visit need not look as far.
import { useEffect, useMemo, useState } from 'react';
import type { Thread } from '@/model/thread';
import { NO_NOTES, nextUnreadNotes, type UnreadNotes } from '@/model/unread-notes';
import { saveUnreadNotedAt } from '@/services/account/own-profile';
import { noteUnread, removeUnreadNote } from '@/services/threads/read-states';
import { useMe } from '@/hooks/core/session/use-workspace';
import type { UnreadOf } from './use-read-states';

/** Leaves the page time to open, and to show what comes in. */
const NOTE_AFTER_MS = 1_500;

export type LookedThrough = {
  /** Those that were looked through. */
  threads: readonly Thread[];
  unread: UnreadOf;
  /** Whether no other thread can be unread. */
  isWhole: boolean;
  /** Of muted threads only mentions count. Above MAX_BADGE it is no longer exact. */
  total: number;
  notedAt: number | null;
  /** Threads with a note that they are unread; and those of them that are closed, deleted or left. */
  noted: ReadonlySet<string>;
  ended: readonly string[];
};

export function useNoting({ threads, unread, isWhole, total, notedAt, noted, ended }: LookedThrough): void {
  const { uid } = useMe();
  /** Names of writes, whatever became of them; `busy`: they are on their way. */
  const [tried, setTried] = useState({ names: new Set<string>(), busy: false });
  const notes = useMemo(() => {
    if (notedAt === null || tried.busy) return NO_NOTES;
    const unreadIn = (thread: Thread) => {
      const { messages, mentions } = unread.of(thread);
      return unread.isKnown(thread) ? messages + mentions : null;
    };
    const hasTried = (name: string) => tried.names.has(name);
    return nextUnreadNotes({ threads, unreadIn, noted, ended, notedAt, isWhole, total, hasTried });
  }, [threads, unread, isWhole, total, notedAt, noted, ended, tried]);
  useEffect(() => {
    if (notes.tried.length === 0) return;
    const timer = setTimeout(() => {
      const names = new Set([...tried.names, ...notes.tried]);
      setTried({ names, busy: true });
      // Without a note, the next visit looks through its thread again.
      void write(uid, notes).then(() => setTried({ names, busy: false }));
    }, NOTE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [uid, notes, tried]);
}

async function write(uid: string, { add, remove, until }: UnreadNotes): Promise<void> {
  await Promise.allSettled([
    ...add.map((threadId) => noteUnread({ uid, threadId })),
    ...remove.map((threadId) => removeUnreadNote({ uid, threadId })),
    ...(until === null ? [] : [saveUnreadNotedAt(uid, until)]),
  ]);
}
