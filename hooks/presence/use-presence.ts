'use client';
// Presence in a thread: this page's heartbeats while it is visible, and who else is present.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { MAX_PRESENT_BY_NAME, whoIsHere, type Here } from '@/model/presence';
import { countPresent, presenceQuery, writeSign } from '@/services/threads/presence';
import { useMe } from '@/hooks/core/session/use-workspace';
import { presenceWriter, type PresenceWriter } from './presence-writer';
import { visiblePage, type VisiblePage } from './visible-page';

export type Present =
  | { kind: 'names'; here: readonly Here[] }
  /** Too many to follow by name; null until counted. */
  | { kind: 'count'; count: number | null };

export type Presence = {
  present: Present;
  /**
   * A key was pressed in the message box, or in a field of a form (`typingIn`, by fieldPlace); false when the box is empty again.
   */
  typed: (isWriting: boolean, typingIn?: string) => void;
};

const TICK_MS = 5_000;

/** Sends heartbeats while the caller is mounted, the tab is visible, and the thread is open to this person. */
export function usePresence(threadId: string, members: number): Presence {
  const { uid } = useMe();
  const byName = members <= MAX_PRESENT_BY_NAME;
  const isAlone = members <= 1;
  const [count, setCount] = useState<number | null>(null);
  const { typed, beatCount } = useVisiblePage({ threadId, uid, enabled: !isAlone });
  const live = useQuery({ ...presenceQuery({ threadId, uid }), enabled: byName && !isAlone });
  const now = useServerNow(live.data?.clock ?? null);

  useEffect(() => {
    if (byName || beatCount === 0) return;
    let left = false;
    const countAnew = async () => {
      // A failed count keeps the last number until the next heartbeat.
      const next = await countPresent({ threadId, uid }).catch(() => null);
      if (!left && next !== null) setCount(next);
    };
    void countAnew();
    return () => {
      left = true;
    };
  }, [byName, beatCount, threadId, uid]);

  const beats = live.data?.beats;
  const here = useMemo(
    () => (beats === undefined || now === null ? [] : whoIsHere(beats, now).filter((one) => one.uid !== uid)),
    [beats, now, uid],
  );
  return { present: byName ? { kind: 'names', here } : { kind: 'count', count }, typed };
}

/** By person and thread. A writer outlives its page: the rules let a sign rest after the page was left, too. */
const writers = new Map<string, PresenceWriter>();

function writerOf(name: string, who: { threadId: string; uid: string }): PresenceWriter {
  const existing = writers.get(name);
  if (existing !== undefined) return existing;
  const writer = presenceWriter((what) => writeSign(who, what));
  writers.set(name, writer);
  return writer;
}

type Page = { threadId: string; uid: string; enabled: boolean };

function useVisiblePage({ threadId, uid, enabled }: Page): {
  typed: (isWriting: boolean, typingIn?: string) => void;
  beatCount: number;
} {
  const [beatCount, setBeatCount] = useState(0);
  const page = useRef<VisiblePage>(null);
  useEffect(() => {
    if (!enabled) return;
    const name = `presence:${uid}:${threadId}`;
    const writer = writerOf(name, { threadId, uid });
    const opened = visiblePage(name, writer, () => setBeatCount((count) => count + 1));
    page.current = opened;
    return () => {
      page.current = null;
      opened.close();
    };
  }, [enabled, threadId, uid]);
  const typed = useCallback(
    (isWriting: boolean, typingIn?: string) => page.current?.typed(isWriting, typingIn),
    [],
  );
  return { typed, beatCount };
}

/** Firestore's time, updated every few seconds; null before it is known. */
function useServerNow(clock: { time: number; heardAt: number } | null): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (clock === null) return;
    const tick = () => setNow(clock.time + (performance.now() - clock.heardAt));
    const first = setTimeout(tick);
    const timer = setInterval(tick, TICK_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [clock]);
  return now;
}
