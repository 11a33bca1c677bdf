// What one server knows of its guests: one state, whatever instances Next makes of a module.
import 'server-only';
import { closeAfterWork, shutdownSignal } from '@/server/platform/shutdown';
import { newToken } from '@/server/platform/commit';
import type { Projection } from '@/server/shares/projection/projection';
import type { ShareCount } from './viewers';

type ShareState = {
  serverId: string;
  /** By thread. */
  projections: Map<string, Projection>;
  /** By share. */
  counts: Map<string, ShareCount>;
  /** Open streams of all shares. */
  streams: number;
  /** Passwords that are being hashed. */
  hashing: number;
};

declare global {
  var cothreadShares: ShareState | undefined;
}

export function shareState(): ShareState {
  globalThis.cothreadShares ??= begin();
  return globalThis.cothreadShares;
}

function begin(): ShareState {
  const state: ShareState = {
    serverId: newToken(),
    projections: new Map(),
    counts: new Map(),
    streams: 0,
    hashing: 0,
  };
  // Guests are handed on at once; listeners stay until nothing is written any more.
  shutdownSignal().addEventListener(
    'abort',
    () => state.projections.forEach((projection) => projection.endGuests()),
    { once: true },
  );
  closeAfterWork(async () => {
    for (const projection of state.projections.values()) projection.close();
    await Promise.all([...state.counts.values()].map((count) => count.flush()));
  });
  return state;
}
