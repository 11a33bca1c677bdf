// The daily budget: how many answers one person may ask for on one day (UTC).
import 'server-only';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { budgetPath } from '@/model/paths';
import { config } from '@/server/platform/config';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

export function budgetOfToday(uid: string): DocumentReference {
  return firestore().doc(budgetPath(uid, today()));
}

/** Counts an answer against the person's day, in the batch that starts the run. @throws AppError over-budget */
export function spendBudget(batch: WriteBatch, budgetDoc: DocumentSnapshot): void {
  const spent: unknown = budgetDoc.get('answers') ?? 0;
  const { maxAnswersPerDay } = config();
  if (typeof spent !== 'number' || spent >= maxAnswersPerDay) {
    throw new AppError('over-budget', errorText.answersUsedUp(maxAnswersPerDay));
  }
  const next = { answers: spent + 1, at: FieldValue.serverTimestamp() };
  // Concurrent questions of one person in two threads: the precondition refuses one of them, which then counts again.
  if (budgetDoc.updateTime === undefined) batch.create(budgetDoc.ref, next);
  else batch.update(budgetDoc.ref, next, { lastUpdateTime: budgetDoc.updateTime });
}

/** The day of a budget, in UTC: `2026-11-23`. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
