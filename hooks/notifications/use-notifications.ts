'use client';
// Desktop notices while no tab of mine is looked at: one for each thing, however many tabs are open.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useSyncExternalStore } from 'react';
import { newsOf, type News } from '@/model/notification';
import type { Thread } from '@/model/thread';
import { keep, onKeptElsewhere, readKept } from '@/services/core/local-store';
import { keepQuiet, myselfQuery } from '@/services/account/own-profile';
import { beLookedAt, isAnyLookedAt, speakForAll } from '@/services/core/tabs';
import { useMarks } from '@/hooks/threads/use-read-states';
import { useNotices } from '@/hooks/core/use-toasts';
import { useGo } from '@/hooks/core/use-location';
import { useThreads } from '@/hooks/threads/use-threads';
import { useLanguage } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';

/** Told once in the whole page, by whoever draws the frame. */
export function useDesktopNotices(): void {
  const { uid } = useMe();
  const { threads, status } = useThreads();
  const marks = useMarks();
  const language = useLanguage();
  const go = useGo();
  const quietUntil = useQuietUntil();
  const speaks = useSpeaks(uid);
  const before = useRef<ReadonlyMap<string, Thread> | null>(null);

  useEffect(() => {
    if (status !== 'ready' || marks === null) return;
    const last = before.current;
    before.current = new Map([...(last ?? []), ...threads.map((thread) => [thread.id, thread] as const)]);
    if (last === null || !speaks.current || !mayNotify(uid) || Date.now() < quietUntil) return;
    const news = threads.map((thread) =>
      newsOf(last.get(thread.id), thread, { me: uid, mark: marks.get(thread.id), language }),
    );
    for (const one of news) if (one !== null) void notify(uid, one, go);
  }, [status, threads, marks, uid, quietUntil, speaks, go, language]);
}

function useSpeaks(uid: string): { readonly current: boolean } {
  const speaks = useRef(false);
  useEffect(
    () =>
      speakForAll(uid, () => {
        speaks.current = true;
      }),
    [uid],
  );
  useEffect(() => {
    let end: (() => void) | null = null;
    const look = () => {
      const isVisible = document.visibilityState === 'visible';
      if (isVisible) end ??= beLookedAt(uid);
      else {
        end?.();
        end = null;
      }
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      end?.();
    };
  }, [uid]);
  return speaks;
}

async function notify(uid: string, { threadId, kind, title, body }: News, go: (path: string) => void) {
  if (await isAnyLookedAt(uid)) return;
  try {
    const notice = new Notification(title, { body, tag: `${threadId} ${kind}`, icon: '/icon.svg' });
    notice.addEventListener('click', () => {
      window.focus();
      go(`/t/${threadId}`);
      notice.close();
    });
  } catch {
    // Browsers on phones have notices for installed pages only: the list and the tab's title still count.
  }
}

function useQuietUntil(): number {
  const { uid } = useMe();
  return useQuery(myselfQuery(uid)).data?.preferences.quietUntil ?? 0;
}

const KEPT_AS = 'notices';

/** What this person answered in this browser; null: they were not asked yet. */
const answerOf = (uid: string) => {
  const kept = readKept(uid, KEPT_AS);
  return kept === 'on' || kept === 'off' ? kept : null;
};

function mayNotify(uid: string): boolean {
  return 'Notification' in window && Notification.permission === 'granted' && answerOf(uid) !== 'off';
}

export type NoticeState =
  /** This browser has none. */
  | 'impossible'
  /** The browser was told never to show any. */
  | 'denied'
  | 'unasked'
  | 'on'
  | 'off';

export function useNoticeSettings() {
  const { uid } = useMe();
  const { fail } = useNotices();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const state = useSyncExternalStore(
    (changed) => onKeptElsewhere(uid, KEPT_AS, changed),
    () => stateOf(uid),
    () => 'impossible' as const,
  );
  const answer = useCallback(
    async (wants: boolean) => {
      if (wants && Notification.permission === 'default') await Notification.requestPermission();
      keep(uid, KEPT_AS, wants ? 'on' : 'off');
      redraw();
    },
    [uid],
  );
  const quietUntil = useQuietUntil();
  const beQuiet = useCallback((until: number) => keepQuiet(uid, until).catch(fail), [uid, fail]);
  return { state, answer, quietUntil, beQuiet };
}

function stateOf(uid: string): NoticeState {
  if (typeof window === 'undefined' || !('Notification' in window)) return 'impossible';
  if (Notification.permission === 'denied') return 'denied';
  const answer = answerOf(uid);
  if (answer === null) return Notification.permission === 'granted' ? 'on' : 'unasked';
  return answer === 'on' && Notification.permission !== 'granted' ? 'unasked' : answer;
}
