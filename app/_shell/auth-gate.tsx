'use client';
import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { useLocation } from '@/hooks/core/use-location';
import { useSession, useWasHere } from '@/hooks/core/session/use-session';
import { withDictionary } from '@/hooks/core/use-strings';
import { WorkspaceSkeleton } from '@/app/_ui/skeleton';

// Rendered by the server too; people who are signed in never download it.
const SignIn = dynamic(() => import('@/app/_sign-in/sign-in').then((module) => module.SignIn));
const InvitePage = dynamic(() =>
  withDictionary(import('@/app/_invite/invite-page')).then((module) => module.InvitePage),
);
const loadWorkspace = () => withDictionary(import('./workspace')).then(({ Workspace }) => Workspace);
const Workspace = dynamic(loadWorkspace, { ssr: false, loading: () => <WorkspaceSkeleton /> });

/**
 * The sign-in page for strangers, the workspace for signed-in people, and the invite page for both; each loads only the
 * chunks it needs.
 */
export function AuthGate() {
  const session = useSession();
  const wasHere = useWasHere();
  const location = useLocation();
  const isNamed = useSearchParams().has('as');
  const expectsPerson = wasHere || isNamed;

  useEffect(() => {
    // Preloads while Firebase restores the session; a failed load is retried when the workspace is rendered.
    if (expectsPerson) loadWorkspace().catch(() => undefined);
  }, [expectsPerson]);

  if (location.kind === 'join') return <InvitePage token={location.token} />;
  switch (session.status) {
    case 'starting':
      return expectsPerson ? <WorkspaceSkeleton /> : <SignIn />;
    case 'signed-out':
      return <SignIn />;
    case 'signed-in':
      return <Workspace person={session.person} />;
  }
}
