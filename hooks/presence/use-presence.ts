'use client';
// Presence in a thread: this page's heartbeats while it is visible, and who else is present.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  BEAT_MS,
  MAX_PRESENT_BY_NAME,
  TYPING_SHOWN_MS,
  shouldSendTyping,
  whoIsHere,
  type Here,
  type Typing,
} from '@/model/presence';
import { beat, countPresent, leave, presenceQuery } from '@/services/threads/presence';
import { useMe } from '@/hooks/core/use-workspace';

export type Present =
  | { kind: 'names'; here: readonly Here[] }
  /** Too many to follow by name; null until counted. */
  | { kind: 'count'; count: number | null };

export type Presence = {
  present: Present;
  /** A key was pressed in the message box; false when the box is empty again. */
  typed: (isWriting: boolean) => void;
};

const TICK_MS = 5_000;

/** Sends heartbeats while the caller is mounted, the tab is visible, and the thread is open to this person. */
export function usePresence(threadId: string, members: number): Presence {
  const { uid } = useMe();
  const byName = members <= MAX_PRESENT_BY_NAME;
  const isAlone = members <= 1;
  const [count, setCount] = useState<number | null>(null);
  const { typed, beatCount } = useBeats({ threadId, uid, enabled: !isAlone });
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

type Beats = { threadId: string; uid: string; enabled: boolean };

function useBeats({ threadId, uid, enabled }: Beats): {
  typed: (isWriting: boolean) => void;
  beatCount: number;
} {
  const [beatCount, setBeatCount] = useState(0);
  const typing = useRef<Typing>({ is: false, sentAt: -Infinity });

  const sendBeat = useCallback(() => {
    if (!enabled || document.visibilityState !== 'visible') return;
    // A heartbeat that fails is made up for by the next one.
    beat({ threadId, uid }, typing.current.is).then(
      () => setBeatCount((count) => count + 1),
      () => undefined,
    );
  }, [enabled, threadId, uid]);

  useEffect(() => {
    if (!enabled) return;
    const goodbye = () => void leave({ threadId, uid }).catch(() => undefined);
    const onVisibility = () => (document.visibilityState === 'visible' ? sendBeat() : goodbye());
    sendBeat();
    const timer = setInterval(sendBeat, BEAT_MS);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', goodbye);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', goodbye);
      goodbye();
    };
  }, [enabled, threadId, uid, sendBeat]);

  const typed = useCallback(
    (isWriting: boolean) => {
      const now = performance.now();
      if (!shouldSendTyping(typing.current, isWriting, now)) return;
      typing.current = { is: isWriting, sentAt: now };
      sendBeat();
      if (isWriting) setTimeout(() => stopAfterPause(typing.current, now), TYPING_SHOWN_MS);
    },
    [sendBeat],
  );
  return { typed, beatCount };
}

/** After a pause in typing, heartbeats say that the person is only present. */
function stopAfterPause(typing: Typing, sentAt: number): void {
  if (typing.sentAt === sentAt) typing.is = false;
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
