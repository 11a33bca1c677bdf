'use client';
// Who is signed in and whether this site allows them: only the context, so that every component can import it. Its
// provider, which also needs the outbox, is in hooks/shell.
import { createContext, use } from 'react';
import type { AppError } from '@/model/errors';
import type { Person } from './use-session';

/** The person's current public profile. */
type Me = Person & { photoUrl: string | null };
type Workspace = { me: Me; refusal: AppError | null };

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === null) throw new Error('WorkspaceProvider is missing');
  return workspace;
}

export function useMe(): Me {
  return useWorkspace().me;
}
