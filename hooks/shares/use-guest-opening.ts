'use client';
// Opening a link: at once, with a password, or as somebody who signed in.
import { useCallback, useEffect, useRef, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import { openShare } from '@/services/shares/guest';
import { openedShareHere, rememberOpenedShare } from '@/services/shares/opened-share';

/** What did not open the link. The server answers every reason alike, so the words say no more than what was tried. */
export type TriedKey = 'link' | 'password' | 'account' | 'visit';

export type GuestOpening =
  | { kind: 'opening' }
  /** The link asks for a password or a person, or is no link any more: nobody is told which. */
  | { kind: 'locked'; refused: TriedKey; error: AppError | null; busy: 'password' | 'account' | null }
  | { kind: 'failed'; error: AppError }
  | { kind: 'open'; shareId: string };

export type GuestLink = {
  opening: GuestOpening;
  /** Tries again without a key. */
  retry: () => void;
  openWithPassword: (password: string) => void;
  /** `by itself`: nobody pressed anything, so a refusal is no answer to anybody. */
  openAs: (idToken: () => Promise<string>, how: 'asked' | 'by itself') => void;
};

export function useGuestOpening(secret: string): GuestLink {
  const [opening, setOpening] = useState<GuestOpening>({ kind: 'opening' });
  const attempts = useRef(0);
  /** A later attempt takes the place of an earlier one. */
  const attempt = useCallback(
    async (tried: TriedKey, keys: () => Promise<Keys>) => {
      attempts.current += 1;
      const mine = attempts.current;
      const outcome = await tryKeys(secret, keys);
      if (mine !== attempts.current) return;
      if (outcome.isOpen) setOpening({ kind: 'open', shareId: outcome.shareId });
      else setOpening((before) => afterFailure(before, tried, outcome.error));
    },
    [secret],
  );
  const retry = useCallback(() => {
    rememberOpenedShare(null);
    setOpening({ kind: 'opening' });
    void attempt('link', noKeys);
  }, [attempt]);
  useEffect(() => {
    const begin = async () => {
      const shareId = openedShareHere();
      if (shareId === null) return await attempt('link', noKeys);
      // The stream itself notices when its cookie has ended.
      await Promise.resolve();
      setOpening({ kind: 'open', shareId });
    };
    void begin();
  }, [attempt]);
  const openBy = (tried: TriedKey, keys: () => Promise<Keys>) => {
    setOpening((before) => busyWith(before, tried));
    void attempt(tried, keys);
  };
  return {
    opening,
    retry,
    openWithPassword: (password) => openBy('password', () => Promise.resolve({ password })),
    openAs: (idToken, how) =>
      openBy(how === 'asked' ? 'account' : 'visit', async () => ({ idToken: await idToken() })),
  };
}

type Keys = { password?: string; idToken?: string };

const noKeys = (): Promise<Keys> => Promise.resolve({});

type Outcome = { isOpen: true; shareId: string } | { isOpen: false; error: AppError };

async function tryKeys(secret: string, keys: () => Promise<Keys>): Promise<Outcome> {
  try {
    const { id } = await openShare({ secret, ...(await keys()) });
    rememberOpenedShare(id);
    return { isOpen: true, shareId: id };
  } catch (cause) {
    return { isOpen: false, error: asAppError(cause) };
  }
}

function busyWith(before: GuestOpening, tried: TriedKey): GuestOpening {
  if (before.kind !== 'locked') return { kind: 'opening' };
  return { ...before, error: null, busy: tried === 'password' ? tried : 'account' };
}

/** The form stays where it was shown, with what went wrong beside it. */
function afterFailure(before: GuestOpening, tried: TriedKey, error: AppError): GuestOpening {
  const isRefused = error.code === 'share-closed' || error.code === 'not-found';
  if (before.kind === 'locked' || isRefused)
    return { kind: 'locked', refused: tried, error: isRefused ? null : error, busy: null };
  return { kind: 'failed', error };
}
