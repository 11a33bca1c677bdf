'use client';
// Desktop notifications while none of my tabs is in focus: one for each event, however many tabs are open.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useSyncExternalStore } from 'react';
import { desktopNotificationOf, invitedNotificationOf, type DesktopNotification } from '@/model/notification';
import type { Thread } from '@/model/thread';
import { writeLocalStore, onLocalStoreChange, readLocalStore } from '@/services/core/local-store';
import { saveQuietUntil, myselfQuery } from '@/services/account/own-profile';
import { markTabVisible, isAnyTabVisible, onBecomeLeader } from '@/services/core/tabs';
import { useReceivedInvites } from '@/hooks/members/use-received-invites';
import { useReadStates } from '@/hooks/threads/use-read-states';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';
import { useNavigate } from '@/hooks/core/use-location';
import { useLiveThreads } from '@/hooks/threads/use-threads';
import { useLanguage } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';

/** Called once per page, by the workspace. */
export function useNotifications(): void {
  const { uid } = useMe();
  const live = useLiveThreads();
  const readStates = useReadStates();
  const language = useLanguage();
  const navigate = useNavigate();
  const quietUntil = useQuietUntil();
  const isLeader = useIsLeader(uid);
  const before = useRef<ReadonlyMap<string, Thread> | null>(null);
  useInvitedNotifications({ isLeader, quietUntil });

  useEffect(() => {
    if (live === null || readStates === null) return;
    // Whether one was ever opened, or is muted, is known with its read state.
    const threads = live.filter(({ id }) => readStates.has(id));
    const last = before.current;
    if (last === null && threads.length < live.length) return;
    for (const thread of threads) closeEmptied(last?.get(thread.id), thread);
    before.current = new Map([...(last ?? []), ...threads.map((thread) => [thread.id, thread] as const)]);
    if (last === null || !isLeader.current || !mayNotify(uid) || Date.now() < quietUntil) return;
    const newest = Math.max(...[...last.values()].map(timeOf));
    // One that moved up as another left the list is no news.
    const news = threads.filter((thread) => last.has(thread.id) || timeOf(thread) > newest);
    const notifications = news.map((thread) =>
      desktopNotificationOf(last.get(thread.id), thread, {
        me: uid,
        readState: readStates.get(thread.id) ?? undefined,
        language,
      }),
    );
    for (const one of notifications) if (one !== null) void notify(uid, one, navigate);
  }, [live, readStates, uid, quietUntil, isLeader, navigate, language]);
}

const timeOf = ({ updatedAt, changedAt }: Thread) => Math.max(updatedAt, changedAt);

type InvitedOptions = { isLeader: { readonly current: boolean }; quietUntil: number };

/** One for each invitation that arrives while the page is open. */
function useInvitedNotifications({ isLeader, quietUntil }: InvitedOptions): void {
  const { uid } = useMe();
  const invites = useReceivedInvites();
  const language = useLanguage();
  const navigate = useNavigate();
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (invites === null) return;
    const last = before.current;
    before.current = new Set([...(last ?? []), ...invites.map(({ id }) => id)]);
    if (last === null || !isLeader.current || !mayNotify(uid) || Date.now() < quietUntil) return;
    for (const invite of invites)
      if (!last.has(invite.id)) void notify(uid, invitedNotificationOf(invite, language), navigate);
  }, [invites, uid, quietUntil, isLeader, navigate, language]);
}

function useIsLeader(uid: string): { readonly current: boolean } {
  const isLeader = useRef(false);
  useEffect(
    () =>
      onBecomeLeader(uid, () => {
        isLeader.current = true;
      }),
    [uid],
  );
  useEffect(() => {
    let end: (() => void) | null = null;
    const look = () => {
      const isVisible = document.visibilityState === 'visible';
      if (isVisible) end ??= markTabVisible(uid);
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
  return isLeader;
}

/** By thread: the newest notification with the text of its last message. */
const shown = new Map<string, Notification>();

/** The text was deleted or hidden: a notification that still shows it is closed. */
function closeEmptied(before: Thread | undefined, { id, lastMessage }: Thread): void {
  const hadText = typeof before?.lastMessage?.preview === 'string';
  if (hadText && lastMessage?.preview === null) shown.get(id)?.close();
}

async function notify(
  uid: string,
  { threadId, kind, title, body }: DesktopNotification,
  navigate: (path: string) => void,
) {
  if (await isAnyTabVisible(uid)) return;
  try {
    const notification = new Notification(title, { body, tag: `${threadId} ${kind}`, icon: '/icon.svg' });
    shown.set(threadId, notification);
    notification.addEventListener('click', () => {
      window.focus();
      // The invitation is answered in the list.
      navigate(kind === 'invited' ? '/' : `/t/${threadId}`);
      notification.close();
    });
  } catch {
    // Browsers on phones have notifications for installed pages only: the list and the tab's title still count.
  }
}

function useQuietUntil(): number {
  const { uid } = useMe();
  return useQuery(myselfQuery(uid)).data?.preferences.quietUntil ?? 0;
}

const STORE_KEY = 'notifications';

/** This person's choice in this browser; null: not chosen yet. */
const preferenceOf = (uid: string) => {
  const stored = readLocalStore(uid, STORE_KEY);
  return stored === 'on' || stored === 'off' ? stored : null;
};

function mayNotify(uid: string): boolean {
  return 'Notification' in window && Notification.permission === 'granted' && preferenceOf(uid) !== 'off';
}

export type NotificationState =
  /** The browser does not support them. */
  | 'impossible'
  /** Its user has blocked them in the browser. */
  | 'denied'
  | 'unasked'
  | 'on'
  | 'off';

export function useNotificationSettings() {
  const { uid } = useMe();
  const { run } = useAction(useToasts());
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const state = useSyncExternalStore(
    (changed) => onLocalStoreChange(uid, STORE_KEY, changed),
    () => stateOf(uid),
    () => 'impossible' as const,
  );
  const setEnabled = useCallback(
    async (wants: boolean) => {
      if (wants && Notification.permission === 'default') await Notification.requestPermission();
      writeLocalStore(uid, STORE_KEY, wants ? 'on' : 'off');
      redraw();
    },
    [uid],
  );
  const quietUntil = useQuietUntil();
  const pauseUntil = useCallback((until: number) => run(() => saveQuietUntil(uid, until)), [uid, run]);
  return { state, setEnabled, quietUntil, pauseUntil };
}

function stateOf(uid: string): NotificationState {
  if (typeof window === 'undefined' || !('Notification' in window)) return 'impossible';
  if (Notification.permission === 'denied') return 'denied';
  const preference = preferenceOf(uid);
  if (preference === null) return Notification.permission === 'granted' ? 'on' : 'unasked';
  return preference === 'on' && Notification.permission !== 'granted' ? 'unasked' : preference;
}
