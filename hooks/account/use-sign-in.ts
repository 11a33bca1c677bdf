'use client';
// The ways in. Google and the e-mail link are loaded only where they are offered.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AppError } from '@/model/errors';
import { useAction } from '@/hooks/core/use-action';
import { never, signInAsDemo, useSession } from '@/hooks/core/use-session';

export type SignIn = {
  /** Which button is at work, by its key; or the page, which hears no press before its scripts run. */
  busy: string | null;
  error: AppError | null;
  /** The address a link went to just now. */
  linkSentTo: string | null;
  /** This page was opened by a link: the address to finish with, '' when it has to be asked for. */
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

  // Loaded ahead, because browsers open a window only right after a press. Also tells whether a link led here.
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
