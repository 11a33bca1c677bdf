'use client';
// Following an invite link: what it offers, and taking it. Works before anybody has signed in.
import { useCallback, useEffect, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import type { InvitePreview } from '@/model/invite-link';
import { previewInvite, acceptInvite } from '@/services/members/join';
import { announceMe } from '@/services/account/me';
import { useAction } from '@/hooks/core/use-action';
import { useNavigate } from '@/hooks/core/use-location';
import { useSession } from '@/hooks/core/use-session';
import { useErrorText } from '@/hooks/core/use-strings';

export type InvitePreviewView =
  | { status: 'loading' }
  | { status: 'here'; preview: InvitePreview }
  /** For every reason alike. */
  | { status: 'dead' }
  | { status: 'failed'; isOffline: boolean; errorText: string; retry: () => void };

type Outcome = { of: string; preview: InvitePreview } | { of: string; error: AppError };

export function useInvitePreview(token: string): InvitePreviewView {
  const errorText = useErrorText();
  const [tries, setTries] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const of = `${tries}/${token}`;
  useEffect(() => {
    let left = false;
    previewInvite(token).then(
      (preview) => left || setOutcome({ of, preview }),
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

  const isBack = useReturningMember(token, now !== null && 'error' in now && isDead(now.error));
  if (now === null || isBack === 'asking') return { status: 'loading' };
  if ('preview' in now) return { status: 'here', preview: now.preview };
  if (isDead(now.error)) return { status: 'dead' };
  return { status: 'failed', isOffline, errorText: errorText(now.error), retry };
}

/** `invalid`: longer than any secret. */
function isDead({ code }: AppError): boolean {
  return code === 'not-found' || code === 'invalid';
}

/**
 * A link for one looks dead to everybody once it was taken, also to who took it: being a member already, they are
 * let through by it still.
 */
function useReturningMember(token: string, looksDead: boolean): 'asking' | 'none' {
  const session = useSession();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<string | null>(null);
  const asks = looksDead && session.status !== 'signed-out' && refused !== token;
  const isHere = session.status === 'signed-in';
  useEffect(() => {
    if (!asks || !isHere) return;
    let left = false;
    acceptInvite(token).then(
      ({ threadId }) => left || navigate(`/t/${threadId}`),
      // Dead for this person too, or the server cannot be reached: the page says what it said to everybody.
      () => left || setRefused(token),
    );
    return () => {
      left = true;
    };
  }, [asks, isHere, token, navigate]);
  return asks ? 'asking' : 'none';
}

/** Takes the link and goes to its thread; for a member already, it only goes there. */
export function useAcceptInvite(token: string) {
  const navigate = useNavigate();
  const { run, busy, error } = useAction();
  const [isAccepted, setAccepted] = useState(false);
  const accept = useCallback(
    () =>
      run(async () => {
        // Makes the person known here, when this is the first page they ever see.
        await announceMe();
        const { threadId } = await acceptInvite(token);
        setAccepted(true);
        navigate(`/t/${threadId}`);
      }),
    [run, token, navigate],
  );
  // Until the thread is there, nothing is to be pressed here.
  return { busy: busy !== null || isAccepted, error, accept };
}
