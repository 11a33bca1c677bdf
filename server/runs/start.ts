// The start of a run, by any action that asks: in the batch that stores the question.
import 'server-only';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type WriteBatch,
} from 'firebase-admin/firestore';
import type { Action } from '@/model/access';
import { AppError } from '@/model/errors';
import { leasePath, runPath } from '@/model/paths';
import { runSchema } from '@/model/run';
import type { Person } from '@/server/access/person';
import { type Access, requireAccess } from '@/server/access/thread-access';
import { newAnswerId, newRunId, newToken } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { isShuttingDown } from '@/server/platform/shutdown';
import { errorText } from '@/server/platform/strings';
import { budgetOfToday, noteSiteBudget, siteBudgetToRead, spendBudget } from '@/server/usage/daily-caps';
import { countersToRead, payingIn } from '@/server/usage/budgets';
import { openRow } from '@/server/usage/ledger';
import { siteBudgetDocs } from '@/server/usage/site-budget';
import { createDraft } from './draft';
import { type HeldLease, acquireLease } from './lease';
import { modelFor } from './model/model';
import { requireQueueSpace } from './queue';

/** Made once a request, not once a try: a try whose reply was lost is recognised by them. */
export type RunIds = { runId: string; answerId: string; owner: string };

export function newRunIds(): RunIds {
  return { runId: newRunId(), answerId: newAnswerId(), owner: newToken() };
}

/** Access, and the documents that a start depends on. */
export type StartAccess = Access & {
  person: Person;
  leaseDoc: DocumentSnapshot;
  budgetDoc: DocumentSnapshot;
  /** Counters of budgets, of whoever may pay. */
  counters: readonly DocumentSnapshot[];
  /** Of the site's budget, where a portion of it may have to be taken. */
  siteDocs: readonly DocumentSnapshot[];
};

/** Like `requireAccess`, in the same round trip. @throws AppError not-found, forbidden */
export async function requireStartAccess(
  person: Person,
  threadId: string,
  action: Action,
  more: readonly DocumentReference[],
): Promise<StartAccess & { further: DocumentSnapshot[] }> {
  const site = siteBudgetToRead();
  const counters = countersToRead(threadId, person.uid);
  const portions = siteBudgetDocs();
  const own = [firestore().doc(leasePath(threadId)), budgetOfToday(person.uid)];
  const read = [...own, ...site, ...counters, ...portions, ...more];
  const access = await requireAccess(person, threadId, action, read);
  const [leaseDoc, budgetDoc, ...rest] = access.further;
  if (leaseDoc === undefined || budgetDoc === undefined) throw new AppError('unknown');
  noteSiteBudget(rest.slice(0, site.length));
  const next = rest.slice(site.length);
  return {
    ...access,
    person,
    leaseDoc,
    budgetDoc,
    counters: next.slice(0, counters.length),
    siteDocs: next.slice(counters.length, counters.length + portions.length),
    further: next.slice(counters.length + portions.length),
  };
}

/** The question, and the position of its answer. */
export type Question = {
  ids: Pick<RunIds, 'runId' | 'owner'>;
  questionId: string;
  answerId: string;
  answerSeq: number;
  isRegeneration: boolean;
};

/** What follows a request: the run that it started, or the next queued one. */
export type Next = { kind: 'write'; lease: HeldLease } | { kind: 'start-next' } | { kind: 'nothing' };

/** What follows a start, what its response says of the budget, and what must be called once its batch was committed. */
export type Started = { next: Next; notice: { budget?: 'nearly-used-up' }; stored: () => void };

/**
 * Adds the run to `batch` with its row of the ledger, and its answer to the caps and budgets: writing, with lease and draft,
 * when no run is writing or queued in the thread; else queued. A server that is shutting down leaves the lease to another
 * one. The batch must carry the thread's guard.
 * @throws AppError forbidden (no verified address), busy (20 questions are queued), over-budget, conflict (a model without a
 * price)
 */
export async function startRun(
  batch: WriteBatch,
  { person, thread, member, leaseDoc, budgetDoc, counters, siteDocs }: StartAccess,
  { ids, ...question }: Question,
): Promise<Started> {
  // Where everybody may sign in, accounts are free: an address that somebody reads is not.
  // guard: asking-needs-verified-address
  if (person.email === null) throw new AppError('forbidden', errorText.verifyToAsk);
  const paying = await payingIn(thread, { asker: person.uid, read: counters });
  const { row, noticed, stored } = await openRow(batch, {
    paying,
    siteDocs,
    runId: ids.runId,
    threadId: thread.id,
    asker: person.uid,
    day: spendBudget(batch, person.uid, budgetDoc),
    isRegeneration: question.isRegeneration,
    model: modelFor(thread.settings.model),
  });
  // An assigned position without a message belongs to a queued run: between two leases no other question overtakes it.
  const isQueued = leaseDoc.exists || thread.seq > thread.landedCount;
  if (isQueued) await requireQueueSpace(thread);
  const now = FieldValue.serverTimestamp();
  const run = {
    status: isQueued ? ('queued' as const) : ('writing' as const),
    askedBy: member.id,
    askedByName: member.name,
    ...question,
    attempt: 1,
    stop: null,
    error: null,
    endedAt: null,
    usage: null,
  };
  const startedAt = isQueued ? null : now;
  batch.create(firestore().doc(runPath(thread.id, ids.runId)), { ...run, createdAt: now, startedAt });
  const notice = noticed ? ({ budget: 'nearly-used-up' } as const) : {};
  if (isQueued) return { next: { kind: 'start-next' }, notice, stored };
  const owner = isShuttingDown() ? null : ids.owner;
  acquireLease(batch, { threadId: thread.id, runId: ids.runId, owner });
  createDraft(batch, { threadId: thread.id, runId: ids.runId, attempt: 1 });
  if (owner === null) return { next: { kind: 'start-next' }, notice, stored };
  const started = { ...run, id: ids.runId, createdAt: Date.now(), startedAt: Date.now() };
  const next: Next = { kind: 'write', lease: { threadId: thread.id, run: started, attempt: 1, owner, row } };
  return { next, notice, stored };
}

/** This request's run is already stored: the reply to its commit was lost. This server writes it if it holds the lease. */
export function nextOfRepeat(
  threadId: string,
  { runDoc, leaseDoc, owner }: { runDoc: DocumentSnapshot; leaseDoc: DocumentSnapshot; owner: string },
): Next {
  const run = readDocument(runSchema, runDoc);
  const isHeld = run !== undefined && leaseDoc.get('owner') === owner;
  return isHeld ? { kind: 'write', lease: { threadId, run, attempt: 1, owner } } : { kind: 'start-next' };
}
