// How often somebody may do something, counted where all servers agree: rates/{what, who, window}. A server keeps its
// own sum and tells the store of it; what is hot is decided by the sum that is known and told afterwards, so it waits
// for nothing, and several servers together may let a little more through than one would.
import 'server-only';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { RATES, type RateName } from '@/model/limits';
import { ratePath } from '@/model/paths';
import { config } from './config';
import { trackWork } from './shutdown';
import { firestore } from './firebase';
import { logError } from './log';
import { errorText } from './strings';

/** Who is counted: a uid, a thread, or a network address (null: unknown, not counted). */
export type Rate = { what: RateName; who: string | null };

/**
 * `before`: the store is told and asked first, so servers never let too much through together. `after`: for what must
 * not wait; the store is told at most every two seconds.
 */
type Sync = 'before' | 'after';

type Window = {
  id: string;
  /** What the store said last: everybody's. */
  known: number;
  /** Ours that the store has not been told of. */
  unsent: number;
  sentAt: number;
  sending: Promise<void> | undefined;
  endsAt: number;
};

const FLUSH_EVERY_MS = 2_000;
/** What must not wait is not slowed by its own counting either. */
const FLUSH_AFTER_MS = 300;
/** Windows kept in memory; the oldest are forgotten, the store remembers them. */
const MOST_WINDOWS = 20_000;

const windows = new Map<string, Window>();

/**
 * Counts one act for each of `rates`.
 * @throws AppError too-many with `retryAfterS` when one of them is used up
 */
export async function spend(rates: readonly Rate[], sync: Sync): Promise<void> {
  for (const { what, who } of rates) {
    if (who !== null) await spendOne(what, who, sync);
  }
}

async function spendOne(what: RateName, who: string, sync: Sync): Promise<void> {
  const most = Math.ceil(RATES[what].most * config().rateFactor);
  const window = windowOf(what, who);
  // Told before, and known to be used up: the store is not written again.
  if (window.known + window.unsent >= most) throw usedUp(window);
  window.unsent += 1;
  if (sync === 'before') {
    await flush(window);
    if (window.known + window.unsent > most) throw usedUp(window);
  } else if (window.sending === undefined && Date.now() - window.sentAt >= FLUSH_EVERY_MS) {
    void trackWork(flush(window, wait(FLUSH_AFTER_MS))).catch((error: unknown) =>
      logError('rate not told', error, { what }),
    );
  }
}

function usedUp({ endsAt }: Window): AppError {
  const retryAfterS = Math.max(1, Math.ceil((endsAt - Date.now()) / 1_000));
  return new AppError('too-many', errorText.tooOften(retryAfterS), { retryAfterS });
}

function windowOf(what: RateName, who: string): Window {
  const { perMs } = RATES[what];
  const number = Math.floor(Date.now() / perMs);
  // Hashed: network addresses are not kept, and whatever a name holds fits a path.
  const id = createHash('sha256').update(`${what}\n${who}\n${number}`).digest('hex');
  const existing = windows.get(id);
  if (existing !== undefined) return existing;
  const window = { id, known: 0, unsent: 0, sentAt: 0, sending: undefined, endsAt: (number + 1) * perMs };
  windows.set(id, window);
  const [oldest] = windows.keys();
  if (windows.size > MOST_WINDOWS && oldest !== undefined) windows.delete(oldest);
  return window;
}

/** Adds what the store does not know yet, and learns what all servers have counted; one at a time. */
function flush(window: Window, before: Promise<void> | undefined = window.sending): Promise<void> {
  const sending = flushAfter(window, before).finally(() => {
    if (window.sending === sending) window.sending = undefined;
  });
  window.sending = sending;
  return sending;
}

async function flushAfter(window: Window, before: Promise<void> | undefined): Promise<void> {
  // Whoever began it hears of its failure; what it did not tell is told now.
  await before?.catch(() => undefined);
  const { unsent } = window;
  if (unsent === 0) return;
  window.sentAt = Date.now();
  const counter = firestore().doc(ratePath(window.id));
  await counter.set(
    // A policy on `endsAt` deletes what is over (firestore.indexes.json).
    { count: FieldValue.increment(unsent), endsAt: Timestamp.fromMillis(window.endsAt) },
    { merge: true },
  );
  const count: unknown = (await counter.get()).get('count');
  window.unsent -= unsent;
  window.known = typeof count === 'number' ? count : window.known + unsent;
}
