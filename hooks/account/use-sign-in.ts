'use client';
// The sign-in options. Google and the email link are loaded only where they are offered.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AppError } from '@/model/errors';
import { useAction } from '@/hooks/core/use-action';
import { signInAsDemo } from '@/hooks/core/session/session';
import { never, useSession } from '@/hooks/core/session/use-session';

export type SignIn = {
  /** The key of the button that is busy; or the page, which does not respond before hydration. */
  busy: string | null;
  error: AppError | null;
  /** The address to which a link has just been sent. */
  linkSentTo: string | null;
  /** This page was opened by a sign-in link: the address to finish with, '' when the person must enter it. */
  finishFor: string | null;
  asDemo: (key: string) => void;
  withGoogle: () => void;
  sendLink: (email: string) => void;
  finish: (email: string) => void;
};

const signInProviders = () => import('@/services/account/sign-in');

export function useSignIn(offersProviders: boolean): SignIn {
  const session = useSession();
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const { run, busy, error } = useAction();
  const [linkSentTo, setLinkSentTo] = useState<string | null>(null);
  const [finishFor, setFinishFor] = useState<string | null>(null);

  // Preloaded, because browsers allow a popup only right after a press. Also detects whether a sign-in link led here.
  const ready = offersProviders && session.status === 'signed-out';
  useEffect(() => {
    if (!ready) return;
    void signInProviders().then(({ arrivedByLink }) => setFinishFor(arrivedByLink()));
  }, [ready]);

  const attempt = (key: string, work: () => Promise<void>) => void run(work, { as: key });

  return {
    busy: isHydrated ? busy : 'page',
    error: error ?? (session.status === 'signed-out' ? session.error : null),
    linkSentTo,
    finishFor,
    asDemo: (key) => attempt(key, () => signInAsDemo(key)),
    withGoogle: () => attempt('google', async () => (await signInProviders()).signInWithGoogle()),
    sendLink: (email) =>
      attempt('link', async () => {
        await (await signInProviders()).sendLink(email);
        setLinkSentTo(email);
      }),
    finish: (email) => attempt('finish', async () => (await signInProviders()).finishLink(email)),
  };
}
