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

export type GuestDoor = {
  opening: GuestOpening;
  /** Tries again without a key. */
  retry: () => void;
  openWithPassword: (password: string) => void;
  /** `by itself`: nobody pressed anything, so a refusal is no answer to anybody. */
  openAs: (idToken: () => Promise<string>, how: 'asked' | 'by itself') => void;
};

export function useGuestOpening(secret: string): GuestDoor {
  const [opening, setOpening] = useState<GuestOpening>({ kind: 'opening' });
  const attempts = useRef(0);
  const attempt = useCallback(
    async (tried: TriedKey, keys: () => Promise<{ password?: string; idToken?: string }>) => {
      attempts.current += 1;
      const mine = attempts.current;
      const settle = (next: GuestOpening) => mine === attempts.current && setOpening(next);
      setOpening((before) => busyWith(before, tried));
      try {
        const { id } = await openShare({ secret, ...(await keys()) });
        rememberOpenedShare(id);
        settle({ kind: 'open', shareId: id });
      } catch (cause) {
        const error = asAppError(cause);
        setOpening((before) => (mine === attempts.current ? afterFailure(before, tried, error) : before));
      }
    },
    [secret],
  );
  const retry = useCallback(() => {
    rememberOpenedShare(null);
    void attempt('link', () => Promise.resolve({}));
  }, [attempt]);
  useEffect(() => {
    const shareId = openedShareHere();
    // The stream itself notices when its cookie has ended.
    if (shareId === null) retry();
    else setOpening({ kind: 'open', shareId });
  }, [retry]);
  return {
    opening,
    retry,
    openWithPassword: (password) => void attempt('password', () => Promise.resolve({ password })),
    openAs: (idToken, how) =>
      void attempt(how === 'asked' ? 'account' : 'visit', async () => ({ idToken: await idToken() })),
  };
}

function busyWith(before: GuestOpening, tried: TriedKey): GuestOpening {
  if (before.kind !== 'locked' || tried === 'link') return { kind: 'opening' };
  return { ...before, error: null, busy: tried === 'password' ? tried : 'account' };
}

/** The form stays where it was shown, with what went wrong beside it. */
function afterFailure(before: GuestOpening, tried: TriedKey, error: AppError): GuestOpening {
  const isRefused = error.code === 'share-closed' || error.code === 'not-found';
  if (before.kind === 'locked' || isRefused)
    return { kind: 'locked', refused: tried, error: isRefused ? null : error, busy: null };
  return { kind: 'failed', error };
}
