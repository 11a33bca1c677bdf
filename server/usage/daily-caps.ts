// The daily caps (UTC): how many answers one person may ask for, and how many everybody together.
import 'server-only';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  Timestamp,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { budgetPath, ratePath } from '@/model/paths';
import { config } from '@/server/platform/config';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

export function budgetOfToday(uid: string): DocumentReference {
  return firestore().doc(budgetPath(uid, today()));
}

/**
 * Counts an answer against the person's day and the site's, in the batch that starts the run. @returns that day
 * @throws AppError over-budget
 */
export function spendBudget(batch: WriteBatch, uid: string, budgetDoc: DocumentSnapshot): string {
  const spent: unknown = budgetDoc.get('answers') ?? 0;
  const { maxAnswersPerDay } = config();
  if (typeof spent !== 'number' || spent >= maxAnswersPerDay) {
    throw new AppError('over-budget', errorText.answersUsedUp(maxAnswersPerDay));
  }
  const day = budgetDoc.id.slice(-today().length);
  spendOfSite(batch, day);
  // `uid`: by which the deletion of an account finds it. A TTL policy on `endsAt` deletes past days.
  const next = { uid, answers: spent + 1, at: FieldValue.serverTimestamp(), endsAt: endOfToday() };
  // Concurrent questions of one person in two threads: the precondition refuses one of them, which then counts again.
  if (budgetDoc.updateTime === undefined) batch.create(budgetDoc.ref, next);
  else batch.update(budgetDoc.ref, next, { lastUpdateTime: budgetDoc.updateTime });
  return day;
}

/** The site's count is a sum of documents: one alone would be the hottest of all when many people ask at the same instant. */
const SHARDS = 10;
/** A server reads the sum at most this often, and adds its own answers meanwhile. */
const READ_EVERY_MS = 2_000;
const DAY_MS = 86_400_000;

let site = { day: '', answers: 0, readAt: -Infinity };

const wasJustRead = () => site.day === today() && performance.now() - site.readAt < READ_EVERY_MS;

/** Documents to read with a start's others, in the same round trip; none when the sum is known. */
export function siteBudgetToRead(): DocumentReference[] {
  return wasJustRead() ? [] : siteShards(today());
}

/** The documents whose `count` together is the site's. */
export function siteShards(day: string): DocumentReference[] {
  return Array.from({ length: SHARDS }, (_, shard) => siteShard(day, shard));
}

/** A sum that was read at the same time as another one may lack answers that began meanwhile: the larger one counts. */
export function noteSiteBudget(shards: readonly DocumentSnapshot[]): void {
  if (shards.length === 0) return;
  const counts = shards
    .map((shard): unknown => shard.get('count'))
    .filter((count) => typeof count === 'number');
  const sum = counts.reduce((one, other) => one + other, 0);
  site = {
    day: today(),
    answers: wasJustRead() ? Math.max(site.answers, sum) : sum,
    readAt: performance.now(),
  };
}

/**
 * An increment without a precondition: no question waits for another's. So the site may answer as many questions more as its
 * servers start within READ_EVERY_MS, and never loses count.
 */
function spendOfSite(batch: WriteBatch, day: string): void {
  const { maxAnswersPerDaySite } = config();
  // guard: site-has-a-ceiling
  if (site.answers >= maxAnswersPerDaySite)
    throw new AppError('over-budget', errorText.siteAnswersUsedUp(maxAnswersPerDaySite));
  site.answers += 1;
  const shard = siteShard(day, Math.floor(Math.random() * SHARDS));
  batch.set(shard, { count: FieldValue.increment(1), endsAt: endOfToday() }, { merge: true });
}

function siteShard(day: string, shard: number): DocumentReference {
  return firestore().doc(ratePath(['answers', day, shard].join('-')));
}

/** The day of a cap, in UTC: `2026-11-23`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function endOfToday(): Timestamp {
  return Timestamp.fromMillis(Date.parse(today()) + DAY_MS);
}
