'use client';
// The preview of an invite link, and accepting it. The preview works before anybody has signed in.
import { useCallback, useEffect, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import type { InvitePreview } from '@/model/invite-link';
import { previewInvite, acceptInvite } from '@/services/members/join';
import { announceMe } from '@/services/account/me';
import { useAction } from '@/hooks/core/use-action';
import { useNavigate } from '@/hooks/core/use-location';
import { useSession } from '@/hooks/core/session/use-session';
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
 * A single-use link looks dead to everybody once it was accepted, also to the person who accepted it: as a member they
 * can still follow it.
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
      // Dead for this person too, or the server is unreachable: the page shows the result of the preview.
      () => left || setRefused(token),
    );
    return () => {
      left = true;
    };
  }, [asks, isHere, token, navigate]);
  return asks ? 'asking' : 'none';
}

/** Accepts the invite and navigates to the thread; for a member it only navigates. */
export function useAcceptInvite(token: string) {
  const navigate = useNavigate();
  const { run, busy, error } = useAction();
  const [isAccepted, setAccepted] = useState(false);
  const accept = useCallback(
    () =>
      run(async () => {
        // Creates the person's profile if this is the first page that they open.
        await announceMe();
        const { threadId } = await acceptInvite(token);
        setAccepted(true);
        navigate(`/t/${threadId}`);
      }),
    [run, token, navigate],
  );
  // Busy until the thread is on screen.
  return { busy: busy !== null || isAccepted, error, accept };
}
