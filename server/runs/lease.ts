// Whose turn it is to write: lease/current exists exactly while a run of its thread is writing. Every start creates it,
// every end deletes it in the batch that ends the run; so one run writes at a time, whatever servers there are.
import 'server-only';
import { type DocumentSnapshot, FieldValue, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { can } from '@/model/access';
import { draftSchema, partSchema } from '@/model/draft';
import { MAX_ATTEMPTS } from '@/model/limits';
import { draftPath, memberPath, partPath, runPath, runsPath, leasePath } from '@/model/paths';
import type { Prompt } from '@/model/prompt';
import { type Run, runSchema } from '@/model/run';
import { memberSchema } from '@/model/member';
import { isRefused, newToken, retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { finalizeRun } from './finalize';

const leaseSchema = z.object({
  id: z.string(),
  runId: z.string(),
  attempt: z.number(),
  /** Attempts that ended with the death of their writer. */
  lost: z.number(),
  /** The token of the writer's claim: one per claim, not per process. Null: handed back, any server may take it at once. */
  owner: z.string().nullable(),
  renewedAt: z.number(),
});
export type Lease = z.infer<typeof leaseSchema>;

/** A turn that this server holds: who writes what. */
export type HeldLease = {
  threadId: string;
  run: Run;
  attempt: number;
  owner: string;
  /** When it was read already, while the question was stored. */
  prompt?: Promise<Prompt>;
};

export async function readLease(
  threadId: string,
): Promise<{ lease: Lease; updateTime: Timestamp; ageMs: number } | undefined> {
  const snapshot = await firestore().doc(leasePath(threadId)).get();
  const lease = readDocument(leaseSchema, snapshot);
  if (lease === undefined || snapshot.updateTime === undefined) return undefined;
  // Both times are Firestore's: no machine's clock decides whether a writer is dead.
  return { lease, updateTime: snapshot.updateTime, ageMs: snapshot.readTime.toMillis() - lease.renewedAt };
}

/**
 * What a start adds to its batch: the turn (refused when somebody writes) and the first, empty draft. Without an owner
 * the turn is there for any server that stands by.
 */
export function acquireLease(
  batch: WriteBatch,
  { threadId, runId, owner }: { threadId: string; runId: string; owner: string | null },
): void {
  const db = firestore();
  batch.create(db.doc(leasePath(threadId)), {
    runId,
    attempt: 1,
    lost: 0,
    owner,
    renewedAt: FieldValue.serverTimestamp(),
  });
  putDraft(batch, { threadId, runId, attempt: 1 });
}

function putDraft(
  batch: WriteBatch,
  { threadId, runId, attempt }: { threadId: string; runId: string; attempt: number },
): void {
  batch.create(firestore().doc(draftPath(threadId, runId, attempt)), {
    runId,
    attempt,
    offset: 0,
    content: '',
    parts: 0,
    format: 'markdown',
  });
}

type Claim = {
  /** `nobody`: by a server that ends, or by the sweep. The turn is then free for a server that stands by. */
  by: 'this-server' | 'nobody';
  leaseMs: number;
};

/**
 * Makes a thread go on, whoever calls and however often: takes over a turn that was handed back or whose writer is
 * dead, else starts the waiting run with the lowest place. Returns the turn when this call won it for this server;
 * undefined when there is nothing to do, or nothing for this server.
 */
export async function claimLease(threadId: string, claim: Claim): Promise<HeldLease | undefined> {
  return await retryRefused(async () => {
    const current = await readLease(threadId);
    if (current === undefined) return await startQueued(threadId, claim.by);
    const { lease, updateTime, ageMs } = current;
    if (lease.owner === null) {
      return claim.by === 'nobody' ? undefined : await reclaimReleased(threadId, lease, updateTime);
    }
    return ageMs > claim.leaseMs ? await takeOverFromDead(threadId, lease, updateTime, claim.by) : undefined;
  });
}

async function startQueued(threadId: string, by: Claim['by']): Promise<HeldLease | undefined> {
  const db = firestore();
  const queued = await db
    .collection(runsPath(threadId))
    .where('status', '==', 'queued')
    .orderBy('answerSeq')
    .limit(1)
    .get();
  const runDoc = queued.docs[0];
  const run = runDoc && readDocument(runSchema, runDoc);
  if (run === undefined || runDoc === undefined) return undefined;
  const asker = readDocument(memberSchema, await db.doc(memberPath(threadId, run.askedBy)).get());
  if (!can(asker?.role, 'ask the assistant')) {
    await finalizeRun({
      threadId,
      run,
      status: 'cancelled',
      error: 'asker-left',
      text: '',
      fence: { queuedRun: runDoc.updateTime },
    });
    return await startQueued(threadId, by);
  }
  const owner = ownerFor(by);
  const batch = db.batch();
  acquireLease(batch, { threadId, runId: run.id, owner });
  batch.update(
    runDoc.ref,
    { status: 'writing', attempt: 1, startedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: runDoc.updateTime },
  );
  return await commitClaim(batch, { threadId, run: { ...run, status: 'writing' }, attempt: 1 }, owner);
}

/** A turn that was handed back counts no attempt; where nothing was written yet, nothing begins anew. */
async function reclaimReleased(
  threadId: string,
  lease: Lease,
  updateTime: Timestamp,
): Promise<HeldLease | undefined> {
  const writing = await readWriting(threadId, lease);
  if (writing === undefined) return undefined;
  if (writing.text !== '') {
    return await startAttempt(threadId, {
      ...writing,
      lease,
      updateTime,
      lost: lease.lost,
      by: 'this-server',
    });
  }
  const owner = newToken();
  const batch = firestore().batch();
  batch.update(
    firestore().doc(leasePath(threadId)),
    { owner, renewedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: updateTime },
  );
  return await commitClaim(batch, { threadId, run: writing.run, attempt: lease.attempt }, owner);
}

async function takeOverFromDead(
  threadId: string,
  lease: Lease,
  updateTime: Timestamp,
  by: Claim['by'],
): Promise<HeldLease | undefined> {
  const writing = await readWriting(threadId, lease);
  if (writing === undefined) return undefined;
  const lost = lease.lost + 1;
  if (lost < MAX_ATTEMPTS) return await startAttempt(threadId, { ...writing, lease, updateTime, lost, by });
  await finalizeRun({
    threadId,
    run: writing.run,
    status: 'failed',
    error: 'timed-out',
    text: writing.text,
    fence: {
      attempt: lease.attempt,
      parts: writing.parts,
      draftUnchangedSince: writing.draft.updateTime,
    },
  });
  return await startQueued(threadId, by);
}

type Writing = { run: Run; draft: DocumentSnapshot; parts: number; text: string };

/** What the writer of a turn has stored; undefined when it has just ended. */
async function readWriting(
  threadId: string,
  { runId, attempt }: Pick<Lease, 'runId' | 'attempt'>,
): Promise<Writing | undefined> {
  const db = firestore();
  const [runDoc, draft] = await db.getAll(
    db.doc(runPath(threadId, runId)),
    db.doc(draftPath(threadId, runId, attempt)),
  );
  const run = runDoc && readDocument(runSchema, runDoc);
  if (run === undefined || draft === undefined) return undefined;
  return { run, draft, ...(await storedText(draft)) };
}

type NewAttempt = Omit<Writing, 'text'> & {
  lease: Lease;
  updateTime: Timestamp;
  lost: number;
  by: Claim['by'];
};

/** Another attempt with a draft of its own: the writer before may still be alive, and finds its draft gone. */
async function startAttempt(
  threadId: string,
  { run, draft, parts, lease, updateTime, lost, by }: NewAttempt,
): Promise<HeldLease | undefined> {
  const db = firestore();
  const attempt = lease.attempt + 1;
  const owner = ownerFor(by);
  const batch = db.batch();
  batch.update(
    db.doc(leasePath(threadId)),
    { attempt, lost, owner, renewedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: updateTime },
  );
  // The text must be the one that was read: a part sealed since would outlive its draft.
  batch.delete(draft.ref, draft.updateTime === undefined ? {} : { lastUpdateTime: draft.updateTime });
  for (let part = 0; part < parts; part += 1) batch.delete(db.doc(partPath(draft.ref.path, part)));
  putDraft(batch, { threadId, runId: run.id, attempt });
  batch.update(db.doc(runPath(threadId, run.id)), { attempt });
  return await commitClaim(batch, { threadId, run: { ...run, attempt }, attempt }, owner);
}

function ownerFor(by: Claim['by']): string | null {
  return by === 'nobody' ? null : newToken();
}

/** The whole text that an attempt has stored, sealed parts included, and how many of them there are. */
export async function storedText(draftDoc: DocumentSnapshot): Promise<{ text: string; parts: number }> {
  const draft = readDocument(draftSchema, draftDoc);
  if (draft === undefined) return { text: '', parts: 0 };
  if (draft.parts === 0) return { text: draft.content, parts: 0 };
  const { docs } = await draftDoc.ref.collection('parts').get();
  const sealed = readDocuments(partSchema, docs).toSorted((a, b) => Number(a.id) - Number(b.id));
  return { text: sealed.map(({ content }) => content).join('') + draft.content, parts: draft.parts };
}

/** Commits a claim. Refused, it may still be mine: the reply to an earlier delivery was lost. */
async function commitClaim(
  batch: WriteBatch,
  claimed: Omit<HeldLease, 'owner'>,
  owner: string | null,
): Promise<HeldLease | undefined> {
  try {
    await batch.commit();
  } catch (error) {
    if (!isRefused(error) || owner === null) throw error;
    const current = await readLease(claimed.threadId);
    if (current?.lease.owner !== owner) throw error;
  }
  return owner === null ? undefined : { ...claimed, owner };
}

/** Gives a held turn up: any server that stands by goes on with it. Nothing happens when it was lost meanwhile. */
export async function releaseLease({
  threadId,
  owner,
}: Pick<HeldLease, 'threadId' | 'owner'>): Promise<void> {
  await retryRefused(async () => {
    const current = await readLease(threadId);
    if (current?.lease.owner !== owner) return;
    // Refused when the last renewal was still on its way: then it is tried anew.
    await firestore()
      .doc(leasePath(threadId))
      .update(
        { owner: null, renewedAt: FieldValue.serverTimestamp() },
        { lastUpdateTime: current.updateTime },
      );
  });
}

/**
 * The writer's sign of life, fenced like everything it writes: somebody who was asleep while another took over renews
 * nothing, or a dead successor would look alive.
 */
export async function renewLease({
  threadId,
  owner,
}: Pick<HeldLease, 'threadId' | 'owner'>): Promise<'held' | 'lost'> {
  const current = await readLease(threadId);
  if (current?.lease.owner !== owner) return 'lost';
  const renewed = { renewedAt: FieldValue.serverTimestamp() };
  try {
    await firestore().doc(leasePath(threadId)).update(renewed, { lastUpdateTime: current.updateTime });
    return 'held';
  } catch (error) {
    if (!isRefused(error)) throw error;
    return (await readLease(threadId))?.lease.owner === owner ? 'held' : 'lost';
  }
}

/** Calls `onLost` once when the turn is gone or somebody else's. Returns the way to stop listening. */
export function watchLease({ threadId, owner }: HeldLease, onLost: () => void): () => void {
  return firestore()
    .doc(leasePath(threadId))
    .onSnapshot(
      (snapshot) => {
        if (snapshot.get('owner') !== owner) onLost();
      },
      // Without the listener the writer still learns of its loss by its next refused flush or settle.
      () => undefined,
    );
}
