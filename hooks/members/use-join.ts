'use client';
// Following an invite link: what it offers, and taking it. Works before anybody has signed in.
import { useCallback, useEffect, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import type { InviteOffer } from '@/model/thread';
import { lookAtInvite, takeInvite } from '@/services/members/join';
import { announceMe } from '@/services/account/me';
import { useGo } from '@/hooks/core/use-location';
import { useSession } from '@/hooks/core/use-session';
import { useErrorWords } from '@/hooks/core/use-strings';

export type OfferView =
  | { status: 'looking' }
  | { status: 'here'; offer: InviteOffer }
  /** For every reason alike. */
  | { status: 'dead' }
  | { status: 'failed'; isOffline: boolean; words: string; retry: () => void };

type Outcome = { of: string; offer: InviteOffer } | { of: string; error: AppError };

export function useOffer(token: string): OfferView {
  const wordsOf = useErrorWords();
  const [tries, setTries] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const of = `${tries}/${token}`;
  useEffect(() => {
    let left = false;
    lookAtInvite(token).then(
      (offer) => left || setOutcome({ of, offer }),
      (cause: unknown) => left || setOutcome({ of, error: asAppError(cause) }),
    );
    return () => {
      left = true;
    };
  }, [of, token]);

  const retry = useCallback(() => setTries((count) => count + 1), []);
  const now = outcome?.of === of ? outcome : null;
  const isOffline = now !== null && 'error' in now && now.error.code === 'offline';
  useEffect(() => {
    if (!isOffline) return;
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [isOffline, retry]);

  const isBack = useWayBack(token, now !== null && 'error' in now && isDead(now.error));
  if (now === null || isBack === 'asking') return { status: 'looking' };
  if ('offer' in now) return { status: 'here', offer: now.offer };
  if (isDead(now.error)) return { status: 'dead' };
  return { status: 'failed', isOffline, words: wordsOf(now.error), retry };
}

/** `invalid`: longer than any secret. */
function isDead({ code }: AppError): boolean {
  return code === 'not-found' || code === 'invalid';
}

/**
 * A link for one looks dead to everybody once it was taken, also to who took it: being a member already, they are
 * let through by it still.
 */
function useWayBack(token: string, looksDead: boolean): 'asking' | 'none' {
  const session = useSession();
  const go = useGo();
  const [refused, setRefused] = useState<string | null>(null);
  const asks = looksDead && session.status !== 'signed-out' && refused !== token;
  const isHere = session.status === 'signed-in';
  useEffect(() => {
    if (!asks || !isHere) return;
    let left = false;
    takeInvite(token).then(
      ({ threadId }) => left || go(`/t/${threadId}`),
      // Dead for this person too, or it cannot be told now: the page says what it said to everybody.
      () => left || setRefused(token),
    );
    return () => {
      left = true;
    };
  }, [asks, isHere, token, go]);
  return asks ? 'asking' : 'none';
}

/** Takes the link and goes to its thread; for a member already, it only goes there. */
export function useTakeInvite(token: string) {
  const go = useGo();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const take = useCallback(async () => {
    setBusy(true);
    setError(null);
    try {
      // Makes the person known here, when this is the first page they ever see.
      await announceMe();
      const { threadId } = await takeInvite(token);
      go(`/t/${threadId}`);
    } catch (cause) {
      setError(asAppError(cause));
      setBusy(false);
    }
  }, [token, go]);
  return { busy, error, take };
}
