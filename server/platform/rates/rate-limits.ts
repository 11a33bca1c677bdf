// Rate limits, counted in Firestore for all servers: rates/{what, who, window}. A server keeps its own sum and reports it.
// Actions that must not wait are decided by the known sum and reported afterwards, so several servers together may allow
// slightly more than one would.
import 'server-only';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { RATES, type RateName, type RatedAct } from '@/model/limits';
import { ratePath } from '@/model/paths';
import { config } from '@/server/platform/config';
import { trackWork } from '@/server/platform/shutdown';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { type RateCounter, type RateWindow, rateWindow } from './rate-window';
import { errorText } from '@/server/platform/strings';

/** The subject that is counted: a uid, a thread, or a network address (null: unknown, not counted). */
export type Rate = { what: RateName; who: string | null };

type Subject = 'person' | 'thread' | 'address';

/** The rates that an act has of these subjects; without a rate of its own a subject is not counted. */
export function ratesOf(act: RatedAct, subjects: Partial<Record<Subject, string | null>>): Rate[] {
  return Object.entries(subjects).flatMap(([subject, who]) => {
    const what = `${act}/${subject}`;
    return isRateName(what) ? [{ what, who }] : [];
  });
}

function isRateName(name: string): name is RateName {
  return Object.hasOwn(RATES, name);
}

/**
 * `before`: the action is reported to Firestore first, so that servers together never allow too many. `after`: for actions
 * that must not wait; Firestore is updated at most every two seconds.
 */
type Sync = 'before' | 'after';

const FLUSH_EVERY_MS = 2_000;
/** The delay keeps an action that must not wait from being slowed by its own counting. */
const FLUSH_AFTER_MS = 300;
/** Windows kept in memory; the oldest are dropped, Firestore still has them. */
const MOST_WINDOWS = 20_000;

const windows = new Map<string, RateWindow>();

/**
 * Counts one action for each of `rates`.
 * @throws AppError too-many with `retryAfterS` when one of them is used up
 */
export async function spend(rates: readonly Rate[], sync: Sync): Promise<void> {
  for (const { what, who } of rates) {
    if (who !== null) await spendOne(what, who, sync);
  }
}

async function spendOne(what: RateName, who: string, sync: Sync): Promise<void> {
  // guard: rates-are-limited
  const most = Math.ceil(RATES[what].most * config().rateFactor);
  const window = windowOf(what, who);
  // Reported before, and known to be used up: Firestore is not written again.
  if (window.sum() >= most) throw usedUp(window);
  window.add();
  if (sync === 'before') {
    await window.flush();
    if (window.sum() > most) throw usedUp(window);
  } else if (window.isFlushDue(FLUSH_EVERY_MS)) {
    void trackWork(window.flush(wait(FLUSH_AFTER_MS))).catch((error: unknown) =>
      logError('rate not reported', error, { what }),
    );
  }
}

function usedUp({ endsAt }: RateWindow): AppError {
  const retryAfterS = Math.max(1, Math.ceil((endsAt - Date.now()) / 1_000));
  return new AppError('too-many', errorText.tooOften(retryAfterS), { retryAfterS });
}

function windowOf(what: RateName, who: string): RateWindow {
  const { perMs } = RATES[what];
  const number = Math.floor(Date.now() / perMs);
  // Hashed: network addresses are not stored, and any name fits a path.
  const id = createHash('sha256').update(`${what}\n${who}\n${number}`).digest('hex');
  const existing = windows.get(id);
  if (existing !== undefined) return existing;
  const window = rateWindow({ id, endsAt: (number + 1) * perMs }, counter);
  windows.set(id, window);
  const [oldest] = windows.keys();
  if (windows.size > MOST_WINDOWS && oldest !== undefined) windows.delete(oldest);
  return window;
}

const counter: RateCounter = {
  async add({ id, endsAt }, acts) {
    const ref = firestore().doc(ratePath(id));
    await ref.set(
      // A TTL policy on `endsAt` deletes expired windows (firestore.indexes.json).
      { count: FieldValue.increment(acts), endsAt: Timestamp.fromMillis(endsAt) },
      { merge: true },
    );
    const count: unknown = (await ref.get()).get('count');
    return typeof count === 'number' ? count : undefined;
  },
};
