'use client';
// What a signed-in person has around them: the cache of live queries, the outbox, notices, and who they are.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import { announceMe } from '@/services/me';
import { beforeSignOut } from '@/services/session';
import { NoticesProvider } from './use-notices';
import { OutboxProvider } from './use-outbox';
import type { Person } from './use-session';

type Workspace = { me: Person; refusal: AppError | null };

const WorkspaceContext = createContext<Workspace | null>(null);

export function WorkspaceProvider({ person, children }: { person: Person; children: ReactNode }) {
  const [client] = useState(makeClient);
  const workspace = useArrival(person);
  return (
    <QueryClientProvider client={client}>
      <WorkspaceContext value={workspace}>
        <NoticesProvider>
          <OutboxProvider uid={person.uid}>{children}</OutboxProvider>
        </NoticesProvider>
      </WorkspaceContext>
    </QueryClientProvider>
  );
}

function makeClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } },
  });
  beforeSignOut(() => {
    client.clear();
    return Promise.resolve();
  });
  return client;
}

/** Tells the server who came. Without it things work on, except for an address this site does not admit. */
function useArrival(person: Person): Workspace {
  const [name, setName] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const announce = (tries: number) => {
      announceMe().then(
        (me) => left || setName(me.name),
        (cause: unknown) => {
          const error = asAppError(cause);
          if (left) return;
          if (error.code === 'forbidden') setRefusal(error);
          // Places that wait for this person are taken here: a server that is away for a moment is asked again.
          else timer = setTimeout(() => announce(tries + 1), Math.min(60_000, 2_000 * 2 ** tries));
        },
      );
    };
    announce(0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another person arrives anew
  }, [person.uid]);
  return useMemo(
    () => ({ me: name === null ? person : { ...person, name }, refusal }),
    [person, name, refusal],
  );
}

export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === null) throw new Error('WorkspaceProvider is missing');
  return workspace;
}

export function useMe(): Person {
  return useWorkspace().me;
}
