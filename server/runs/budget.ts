// Answers that one person may ask for on one day (UTC).
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

/** Counts an answer against the person's day, in the batch that asks. @throws AppError over-budget */
export function spendBudget(batch: WriteBatch, budgetDoc: DocumentSnapshot): void {
  const spent: unknown = budgetDoc.get('answers') ?? 0;
  const { maxAnswersPerDay } = config();
  if (typeof spent !== 'number' || spent >= maxAnswersPerDay) {
    throw new AppError('over-budget', errorText.answersUsedUp(maxAnswersPerDay));
  }
  const next = { answers: spent + 1, at: FieldValue.serverTimestamp() };
  // Two threads of one person at the same moment: the precondition lets one of them count anew.
  if (budgetDoc.updateTime === undefined) batch.create(budgetDoc.ref, next);
  else batch.update(budgetDoc.ref, next, { lastUpdateTime: budgetDoc.updateTime });
}

/** The day that budgets count by, in UTC: `2026-11-23`. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
