// How many pages of a share are open, on all servers: each counts its own, and writes that at most every ten seconds.
import 'server-only';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { AppError } from '@/model/errors';
import { MAX_GUEST_STREAMS } from '@/model/limits';
import { sharePath, shareViewersPath } from '@/model/paths';
import { grpcCode } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { errorText } from '@/server/platform/strings';
import { shareState } from './state';

const WRITE_EVERY_MS = 10_000;
/** An unchanged count is written again so often. */
const RENEW_MS = 25_000;
/** What a server has not renewed for so long was of one that died. */
const FRESH_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const NOT_FOUND = 5;

const viewersSchema = z.object({
  shareId: z.string(),
  serverId: z.string(),
  count: z.number(),
  at: z.number(),
});

type Counted = { id: string; threadId: string };

export type ShareCount = {
  /** Takes a place for a page. @returns gives it back. @throws AppError too-many */
  enter: () => () => void;
  /** Somebody opened the link. */
  opened: () => void;
  /** Writes what has changed. */
  flush: () => Promise<void>;
};

export function countOf(share: Counted): ShareCount {
  const { counts } = shareState();
  const known = counts.get(share.id) ?? newCount(share);
  counts.set(share.id, known);
  return known;
}

function newCount(share: Counted): ShareCount {
  const state = shareState();
  let here = 0;
  let elsewhere = 0;
  let openings = 0;
  let seen = false;
  let written = 0;
  let writtenAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let due = Infinity;
  let writing = Promise.resolve();

  /** So long after the last write: at once, if that is long ago. */
  function schedule(afterMs = WRITE_EVERY_MS): void {
    if (due <= writtenAt + afterMs) return;
    clearTimeout(timer);
    due = writtenAt + afterMs;
    timer = setTimeout(() => void flush(), Math.max(0, due - Date.now()));
    timer.unref();
  }

  function flush(): Promise<void> {
    writing = writing.then(write).catch((error: unknown) => logError('guests not counted', error));
    return writing;
  }

  async function write(): Promise<void> {
    const [count, added, wasSeen] = [here, openings, seen];
    [openings, seen, due] = [0, false, Infinity];
    clearTimeout(timer);
    if (count === 0 && written === 0 && !wasSeen) return;
    writtenAt = Date.now();
    const db = firestore();
    const ref = db.doc(shareViewersPath(share.id, state.serverId));
    if (count === 0) await ref.delete();
    else
      await ref.set({
        shareId: share.id,
        threadId: share.threadId,
        serverId: state.serverId,
        count,
        at: FieldValue.serverTimestamp(),
        endsAt: Timestamp.fromMillis(Date.now() + DAY_MS),
      });
    written = count;
    if (wasSeen) await addToShare(added);
    elsewhere = await othersOf(share.id, state.serverId);
    // Renewed for as long as somebody is here.
    if (count > 0) schedule(RENEW_MS);
    else if (here === 0 && !seen) state.counts.delete(share.id);
  }

  async function addToShare(added: number): Promise<void> {
    const changes = { lastSeenAt: FieldValue.serverTimestamp(), guestCount: FieldValue.increment(added) };
    await firestore()
      .doc(sharePath(share.id))
      .update(changes)
      .catch((error: unknown) => {
        // Revoked meanwhile.
        if (grpcCode(error) !== NOT_FOUND) throw error;
      });
  }

  return {
    enter() {
      // guard: guests-are-limited
      if (here + elsewhere >= config().shares.maxGuests || state.streams >= MAX_GUEST_STREAMS)
        throw new AppError('too-many', errorText.shareFull, { retryAfterS: 30 });
      here += 1;
      state.streams += 1;
      seen = true;
      schedule();
      let isIn = true;
      return () => {
        if (!isIn) return;
        isIn = false;
        here -= 1;
        state.streams -= 1;
        seen = true;
        schedule();
      };
    },
    opened() {
      openings += 1;
      seen = true;
      schedule();
    },
    flush,
  };
}

async function othersOf(shareId: string, serverId: string): Promise<number> {
  const { docs } = await firestore().collection('shareViewers').where('shareId', '==', shareId).get();
  return sum(
    readDocuments(viewersSchema, docs).filter((viewers) => viewers.serverId !== serverId && isFresh(viewers)),
  );
}

/** Open pages of each share of a thread. */
export async function guestsOf(threadId: string): Promise<Map<string, number>> {
  const { docs } = await firestore().collection('shareViewers').where('threadId', '==', threadId).get();
  const fresh = readDocuments(viewersSchema, docs).filter(isFresh);
  return new Map(
    fresh.map(({ shareId }) => [shareId, sum(fresh.filter((viewers) => viewers.shareId === shareId))]),
  );
}

const isFresh = ({ at }: { at: number }) => at > Date.now() - FRESH_MS;
const sum = (all: readonly { count: number }[]) => all.reduce((total, { count }) => total + count, 0);
