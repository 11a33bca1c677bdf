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
import { holdEnd } from './shutdown';
import { firestore } from './firebase';
import { logError } from './log';
import { said } from './strings';

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
  untold: number;
  toldAt: number;
  telling: Promise<void> | undefined;
  endsAt: number;
};

const TELL_EVERY_MS = 2_000;
/** What must not wait is not slowed by its own counting either. */
const TELL_AFTER_MS = 300;
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
  if (window.known + window.untold >= most) throw usedUp(window);
  window.untold += 1;
  if (sync === 'before') {
    await tell(window);
    if (window.known + window.untold > most) throw usedUp(window);
  } else if (window.telling === undefined && Date.now() - window.toldAt >= TELL_EVERY_MS) {
    void holdEnd(tell(window, wait(TELL_AFTER_MS))).catch((error: unknown) =>
      logError('rate not told', error, { what }),
    );
  }
}

function usedUp({ endsAt }: Window): AppError {
  const retryAfterS = Math.max(1, Math.ceil((endsAt - Date.now()) / 1_000));
  return new AppError('too-many', said.tooOften(retryAfterS), { retryAfterS });
}

function windowOf(what: RateName, who: string): Window {
  const { perMs } = RATES[what];
  const number = Math.floor(Date.now() / perMs);
  // Hashed: network addresses are not kept, and whatever a name holds fits a path.
  const id = createHash('sha256').update(`${what}\n${who}\n${number}`).digest('hex');
  const standing = windows.get(id);
  if (standing !== undefined) return standing;
  const window = { id, known: 0, untold: 0, toldAt: 0, telling: undefined, endsAt: (number + 1) * perMs };
  windows.set(id, window);
  const [oldest] = windows.keys();
  if (windows.size > MOST_WINDOWS && oldest !== undefined) windows.delete(oldest);
  return window;
}

/** Adds what the store does not know yet, and learns what all servers have counted; one at a time. */
function tell(window: Window, before: Promise<void> | undefined = window.telling): Promise<void> {
  const telling = tellAfter(window, before).finally(() => {
    if (window.telling === telling) window.telling = undefined;
  });
  window.telling = telling;
  return telling;
}

async function tellAfter(window: Window, before: Promise<void> | undefined): Promise<void> {
  // Whoever began it hears of its failure; what it did not tell is told now.
  await before?.catch(() => undefined);
  const { untold } = window;
  if (untold === 0) return;
  window.toldAt = Date.now();
  const counter = firestore().doc(ratePath(window.id));
  await counter.set(
    // A policy on `endsAt` deletes what is over (firestore.indexes.json).
    { count: FieldValue.increment(untold), endsAt: Timestamp.fromMillis(window.endsAt) },
    { merge: true },
  );
  const count: unknown = (await counter.get()).get('count');
  window.untold -= untold;
  window.known = typeof count === 'number' ? count : window.known + untold;
}
