// A Firestore listener as a TanStack query: the query function resolves with the first snapshot and later ones go into
// the cache. The listener lives as long as the query stays in the cache, so `gcTime` is its linger.
import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { AppError } from '@/model/errors';

declare module '@tanstack/react-query' {
  interface Register {
    /** All of services/ throws it, so queries and mutations do. */
    defaultError: AppError;
  }
}

/** Keeps streams up while people move between threads, and under StrictMode's quick unmount and mount. */
const LINGER_MS = 20_000;

type Listen<T> = (listener: { next: (value: T) => void; fail: (error: AppError) => void }) => () => void;

const stops = new WeakMap<Query, () => void>();

export function liveQuery<T>(queryKey: QueryKey, listen: Listen<T>) {
  return {
    queryKey,
    queryFn: ({ client }: { client: QueryClient }) => follow(client, queryKey, listen),
    staleTime: Infinity,
    gcTime: LINGER_MS,
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    structuralSharing: false,
  } as const;
}

function follow<T>(client: QueryClient, queryKey: QueryKey, listen: Listen<T>): Promise<T> {
  const cache = client.getQueryCache();
  const query = cache.find({ queryKey, exact: true });
  if (query) stops.get(query)?.();
  return new Promise<T>((resolve, reject) => {
    let resolved = false;
    let ended = false;
    let latest: T;
    const next = (value: T) => {
      // A read that was still in flight when the listener ended must not restore the data.
      if (ended) return;
      latest = value;
      if (resolved) {
        client.setQueryData(queryKey, value);
        return;
      }
      resolved = true;
      resolve(value);
      // A second snapshot may arrive before the query has stored the first: the later one must win.
      setTimeout(() => {
        if (!ended && latest !== value) client.setQueryData(queryKey, latest);
      });
    };
    // A listener's error is final. A lost right drops the data at once and is not queried again; a broken stream is
    // restarted.
    const fail = (error: AppError) => {
      end();
      if (!resolved) reject(error);
      else if (isRefusal(error))
        query?.setState({ data: undefined, status: 'error', error, fetchStatus: 'idle' });
      else void client.resetQueries({ queryKey, exact: true });
    };
    const stop = listen({ next, fail });
    const unsubscribe = cache.subscribe((event) => {
      if (event.type === 'removed' && event.query === query) end();
    });
    const end = () => {
      if (ended) return;
      ended = true;
      unsubscribe();
      stop();
    };
    if (query) stops.set(query, end);
  });
}

function isRefusal({ code }: AppError): boolean {
  return code === 'forbidden' || code === 'not-found' || code === 'signed-out';
}
