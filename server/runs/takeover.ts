// The next writer of a thread: a claim takes over a lease that was released or has expired, else starts the next queued run.
import 'server-only';
import { FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { can } from '@/model/access';
import { MAX_ATTEMPTS } from '@/model/limits';
import { type LedgerRow, NOTHING_SPENT, type Spent } from '@/model/ledger';
import { draftPath, ledgerPath, memberPath, runPath } from '@/model/paths';
import { type Run, runSchema } from '@/model/run';
import { memberSchema } from '@/model/member';
import { isRefused, newToken, retryRefused } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { addLostAttempt, rowIn } from '@/server/usage/ledger';
import { type StoredAttempt, createDraft, deleteParts, readAttempt } from './draft';
import { cancelledOutcome, finalizeRun, storedOutcome } from './finalize';
import { type HeldLease, type LeaseRead, acquireLease, isHolder, readLease, transferLease } from './lease';
import { type EstimateOf, estimatesIn } from './history';
import { readFirstQueued } from './queue';

/** `nobody`: a server that is shutting down, or the sweep. The lease is then left to any standby server. */
type Claimant = 'this-server' | 'nobody';

export type Claim =
  | { kind: 'won'; lease: HeldLease }
  /** Nothing is queued, or a live writer holds the lease, or it is already released. */
  | { kind: 'idle' }
  /** Claimed by `nobody`: the lease has no owner now. */
  | { kind: 'freed' }
  /** The run ended while it was being read: whatever ended it continues the thread. */
  | { kind: 'lost' };

/** Claims the next run of a thread; any caller, any number of times. */
export async function claimLease(threadId: string, { by }: { by: Claimant }): Promise<Claim> {
  const estimateOf = estimatesIn(threadId);
  return await retryRefused(async () => {
    const current = await readLease(threadId);
    if (current === undefined) return await startQueued(threadId, by);
    switch (current.state) {
      case 'held':
        return { kind: 'idle' };
      case 'released':
        return by === 'nobody' ? { kind: 'idle' } : await reclaimReleased(threadId, current);
      case 'expired':
        return await takeOverFromDead(threadId, current, { by, estimateOf });
    }
  });
}

async function startQueued(threadId: string, by: Claimant): Promise<Claim> {
  const db = firestore();
  const queued = await readFirstQueued(threadId);
  if (queued === undefined) return { kind: 'idle' };
  const { run, updateTime } = queued;
  const asker = readDocument(memberSchema, await db.doc(memberPath(threadId, run.askedBy)).get());
  if (!can(asker?.role, 'ask the assistant')) {
    await finalizeRun(cancelledOutcome(queued, { error: 'asker-left' }));
    return await startQueued(threadId, by);
  }
  const owner = ownerFor(by);
  const batch = db.batch();
  acquireLease(batch, { threadId, runId: run.id, owner });
  createDraft(batch, { threadId, runId: run.id, attempt: 1 });
  batch.update(
    db.doc(runPath(threadId, run.id)),
    { status: 'writing', attempt: 1, startedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: updateTime },
  );
  const started: Run = { ...run, status: 'writing', startedAt: Date.now() };
  return await commitClaim(batch, { threadId, run: started, attempt: 1 }, owner);
}

/** A released lease counts no attempt; where no text was written yet, no new attempt is started. */
async function reclaimReleased(threadId: string, current: LeaseRead): Promise<Claim> {
  const stored = await readWriting(threadId, current);
  if (stored === undefined) return { kind: 'lost' };
  const { lost } = current.lease;
  // Its writer has said itself what it used.
  const spent = NOTHING_SPENT;
  if (stored.text !== '') return await startAttempt(stored, { current, lost, by: 'this-server', spent });
  const owner = newToken();
  const batch = firestore().batch();
  transferLease(batch, { threadId, updateTime: current.updateTime }, { owner });
  return await commitClaim(batch, { threadId, run: stored.run, attempt: stored.attempt }, owner);
}

async function takeOverFromDead(
  threadId: string,
  current: LeaseRead,
  { by, estimateOf }: { by: Claimant; estimateOf: EstimateOf },
): Promise<Claim> {
  const stored = await readWriting(threadId, current);
  if (stored === undefined) return { kind: 'lost' };
  const lost = current.lease.lost + 1;
  const spent = (await estimateOf(stored.run, stored.row))(stored.text);
  if (lost < MAX_ATTEMPTS) return await startAttempt(stored, { current, lost, by, spent });
  await finalizeRun(storedOutcome({ ...stored, spent }, { status: 'failed', error: 'timed-out' }));
  return await startQueued(threadId, by);
}

/** What the lease's writer has stored, and its run's row of the ledger. */
type Writing = StoredAttempt & { row: LedgerRow | null };

/** Undefined when its run has just ended. */
async function readWriting(threadId: string, { lease }: LeaseRead): Promise<Writing | undefined> {
  const db = firestore();
  const { runId, attempt } = lease;
  const [runDoc, draft, rowDoc] = await db.getAll(
    db.doc(runPath(threadId, runId)),
    db.doc(draftPath(threadId, runId, attempt)),
    db.doc(ledgerPath(runId)),
  );
  const run = runDoc && readDocument(runSchema, runDoc);
  if (run === undefined || draft === undefined) return undefined;
  return { ...(await readAttempt({ threadId, run, attempt, draft })), row: rowIn(rowDoc) };
}

/** Another attempt with a draft of its own: the previous writer may still be alive, and finds its draft deleted. */
async function startAttempt(
  { threadId, run, draft, parts, row }: Writing,
  { current, lost, by, spent }: { current: LeaseRead; lost: number; by: Claimant; spent: Spent },
): Promise<Claim> {
  const db = firestore();
  const attempt = current.lease.attempt + 1;
  const owner = ownerFor(by);
  const batch = db.batch();
  transferLease(batch, { threadId, updateTime: current.updateTime }, { owner, attempt, lost });
  // The text must be the one that was read: a part sealed since would outlive its draft.
  // defect: free-claim
  batch.delete(draft.ref, draft.updateTime === undefined ? {} : { lastUpdateTime: draft.updateTime });
  deleteParts(batch, draft.ref.path, parts);
  createDraft(batch, { threadId, runId: run.id, attempt });
  batch.update(db.doc(runPath(threadId, run.id)), { attempt });
  addLostAttempt(batch, row, spent);
  return await commitClaim(batch, { threadId, run: { ...run, attempt }, attempt }, owner);
}

function ownerFor(by: Claimant): string | null {
  return by === 'nobody' ? null : newToken();
}

/** Commits a claim. A refused commit may still have worked: the reply to an earlier delivery was lost. */
async function commitClaim(
  batch: WriteBatch,
  claimed: Omit<HeldLease, 'owner'>,
  owner: string | null,
): Promise<Claim> {
  try {
    await batch.commit();
  } catch (error) {
    const isMine =
      isRefused(error) && owner !== null && (await isHolder({ threadId: claimed.threadId, owner }));
    if (!isMine) throw error;
  }
  return owner === null ? { kind: 'freed' } : { kind: 'won', lease: { ...claimed, owner } };
}
