'use client';
// Who is signed in and whether this site admits them: a context alone, so that every room can read it. Its provider,
// which needs the outbox too, is in hooks/shell.
import { createContext, use } from 'react';
import type { AppError } from '@/model/errors';
import type { Person } from './use-session';

/** A person as everybody sees them now. */
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
