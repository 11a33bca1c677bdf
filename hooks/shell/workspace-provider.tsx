'use client';
// Providers around a signed-in person: the cache of live queries, the outbox, toasts, and the person's profile.
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { backoffMs } from '@/model/backoff';
import { asAppError, type AppError } from '@/model/errors';
import type { Profile } from '@/model/profile';
import { myselfQuery, type Myself } from '@/services/account/own-profile';
import { announceMe } from '@/services/account/me';
import { beforeSignOut, signedInAtS } from '@/services/firebase/session';
import { ToastsProvider } from '@/hooks/core/use-toasts';
import { OutboxProvider } from '@/hooks/composer/use-outbox';
import { farewellStrings } from '@/hooks/core/strings';
import { signOutHere } from '@/hooks/core/session/session';
import { type Person } from '@/hooks/core/session/use-session';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { WorkspaceContext } from '@/hooks/core/session/use-workspace';

export function WorkspaceProvider({ person, children }: { person: Person; children: ReactNode }) {
  const [client] = useState(makeClient);
  const { profile, refusal } = useArrival(person);
  const myself = useMyself(person.uid, client);
  const displayName = useDisplayName();
  const workspace = useMemo(() => {
    const name = displayName({ id: person.uid, name: myself?.name ?? profile?.name ?? person.name });
    const photoUrl = myself === null ? (profile?.photoUrl ?? null) : myself.photoUrl;
    return { me: { ...person, name, photoUrl }, refusal };
  }, [person, profile, myself, refusal, displayName]);
  return (
    <QueryClientProvider client={client}>
      <WorkspaceContext value={workspace}>
        <ToastsProvider>
          <OutboxProvider uid={person.uid}>{children}</OutboxProvider>
        </ToastsProvider>
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

const BACKOFF = { firstMs: 2_000, mostMs: 60_000 };

/**
 * Registers the person with the server. The workspace works without it, except for an address that this site does not
 * allow.
 */
function useArrival(person: Person) {
  const [profile, setProfile] = useState<Profile | null>(null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const announce = (tries: number) => {
      announceMe().then(
        (me) => left || setProfile(me),
        (cause: unknown) => {
          const error = asAppError(cause);
          if (left) return;
          if (error.code === 'forbidden') setRefusal(error);
          // Nobody can add a person whose profile is not stored: it is retried while the server is unavailable.
          else timer = setTimeout(() => announce(tries + 1), backoffMs(tries, BACKOFF));
        },
      );
    };
    announce(0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- runs again for another person only
  }, [person.uid]);
  return { profile, refusal };
}

/**
 * My own document, live: name and picture are updated, and the page signs out when my sessions or my account have
 * ended.
 */
function useMyself(uid: string, client: QueryClient): Myself | null {
  const myself = useQuery(myselfQuery(uid), client).data ?? null;
  const signedOutAt = myself?.signedOutAt ?? null;
  const isDeleted = myself?.deleted ?? false;
  const farewells = useStrings(farewellStrings);
  useEffect(() => {
    if (isDeleted) void signOutHere({ farewell: farewells.deleted });
  }, [isDeleted, farewells]);
  useEffect(() => {
    if (signedOutAt === null) return;
    void leaveIfEnded(signedOutAt, farewells.signedOut);
  }, [signedOutAt, farewells]);
  return myself;
}

async function leaveIfEnded(signedOutAt: number, farewell: string): Promise<void> {
  // Without a token there is no session to end.
  const signedInAt = await signedInAtS().catch(() => Infinity);
  // Whole seconds on both sides: a session that began in the second in which the others were ended remains.
  if (Math.floor(signedOutAt / 1_000) > signedInAt) await signOutHere({ farewell });
}
