// Whose turn it is to write: turn/now exists exactly while a run of its thread is writing. Every start creates it,
// every end deletes it in the batch that ends the run; so one run writes at a time, whatever servers there are.
import 'server-only';
import { FieldValue, type QuerySnapshot, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { can } from '@/model/access';
import { MAX_ATTEMPTS } from '@/model/limits';
import { draftPath, memberPath, partPath, runPath, runsPath, turnPath } from '@/model/paths';
import { type Run, runSchema } from '@/model/run';
import { memberSchema } from '@/model/thread';
import { isRefused, newToken, retryRefused } from './commit';
import { config } from './config';
import { readDocument } from './documents';
import { firestore } from './firebase';
import { settle } from './settle';

const turnSchema = z.object({
  id: z.string(),
  runId: z.string(),
  attempt: z.number(),
  /** The token of the writer's claim: one per claim, not per process. Null: given up, anybody may take over. */
  owner: z.string().nullable(),
  renewedAt: z.number(),
});
export type Turn = z.infer<typeof turnSchema>;

/** A turn that this server holds: who writes what. */
export type HeldTurn = { threadId: string; run: Run; attempt: number; owner: string };

export async function readTurn(
  threadId: string,
): Promise<{ turn: Turn; updateTime: Timestamp; ageMs: number } | undefined> {
  const snapshot = await firestore().doc(turnPath(threadId)).get();
  const turn = readDocument(turnSchema, snapshot);
  if (turn === undefined || snapshot.updateTime === undefined) return undefined;
  // Both times are Firestore's: no machine's clock decides whether a writer is dead.
  return { turn, updateTime: snapshot.updateTime, ageMs: snapshot.readTime.toMillis() - turn.renewedAt };
}

/** What a start adds to its batch: the turn (refused when somebody writes) and the first, empty draft. */
export function takeTurn(
  batch: WriteBatch,
  { threadId, runId, owner }: { threadId: string; runId: string; owner: string },
): void {
  const db = firestore();
  batch.create(db.doc(turnPath(threadId)), {
    runId,
    attempt: 1,
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

/**
 * Makes a thread go on, whoever calls and however often: takes over a turn whose writer is dead, else starts the
 * waiting run with the lowest place. Returns the turn when this call won it; undefined when there is nothing to do.
 */
export async function claimTurn(threadId: string): Promise<HeldTurn | undefined> {
  return await retryRefused(async () => {
    const standing = await readTurn(threadId);
    if (standing === undefined) return await startWaiting(threadId);
    const { turn, updateTime, ageMs } = standing;
    if (turn.owner !== null && ageMs <= config().leaseMs) return undefined;
    return await takeOver(threadId, turn, updateTime);
  });
}

async function startWaiting(threadId: string): Promise<HeldTurn | undefined> {
  const db = firestore();
  const waiting = await db
    .collection(runsPath(threadId))
    .where('status', '==', 'queued')
    .orderBy('answerSeq')
    .limit(1)
    .get();
  const runDoc = waiting.docs[0];
  const run = runDoc && readDocument(runSchema, runDoc);
  if (run === undefined || runDoc === undefined) return undefined;
  const asker = readDocument(memberSchema, await db.doc(memberPath(threadId, run.askedBy)).get());
  if (!can(asker?.role, 'ask the assistant')) {
    await settle({
      threadId,
      run,
      status: 'cancelled',
      error: 'asker-left',
      text: '',
      fence: { queuedRun: runDoc.updateTime },
    });
    return await startWaiting(threadId);
  }
  const owner = newToken();
  const batch = db.batch();
  takeTurn(batch, { threadId, runId: run.id, owner });
  batch.update(
    runDoc.ref,
    { status: 'writing', attempt: 1, startedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: runDoc.updateTime },
  );
  return await commitClaim(batch, { threadId, run: { ...run, status: 'writing' }, attempt: 1, owner });
}

async function takeOver(threadId: string, turn: Turn, updateTime: Timestamp): Promise<HeldTurn | undefined> {
  const db = firestore();
  const { runId, attempt } = turn;
  const [runDoc, draftDoc] = await db.getAll(
    db.doc(runPath(threadId, runId)),
    db.doc(draftPath(threadId, runId, attempt)),
  );
  const run = runDoc && readDocument(runSchema, runDoc);
  if (run === undefined || draftDoc === undefined) return undefined;
  const parts = await partsOf(draftDoc.ref.path);
  if (attempt >= MAX_ATTEMPTS) {
    const text =
      parts.docs.map((part) => String(part.get('content'))).join('') + String(draftDoc.get('content') ?? '');
    await settle({
      threadId,
      run,
      status: 'failed',
      error: 'timed-out',
      text,
      fence: { attempt, parts: parts.size, draftUnchangedSince: draftDoc.updateTime },
    });
    return await startWaiting(threadId);
  }
  const owner = newToken();
  const batch = db.batch();
  batch.update(
    db.doc(turnPath(threadId)),
    { attempt: attempt + 1, owner, renewedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: updateTime },
  );
  batch.delete(draftDoc.ref, { exists: true });
  for (let part = 0; part < parts.size; part += 1) batch.delete(db.doc(partPath(draftDoc.ref.path, part)));
  putDraft(batch, { threadId, runId, attempt: attempt + 1 });
  batch.update(db.doc(runPath(threadId, runId)), { attempt: attempt + 1 });
  return await commitClaim(batch, {
    threadId,
    run: { ...run, attempt: attempt + 1 },
    attempt: attempt + 1,
    owner,
  });
}

function partsOf(draft: string): Promise<QuerySnapshot> {
  return firestore().collection(`${draft}/parts`).get();
}

/** Commits a claim. Refused, it may still be mine: the reply to an earlier delivery was lost. */
async function commitClaim(batch: WriteBatch, held: HeldTurn): Promise<HeldTurn> {
  try {
    await batch.commit();
  } catch (error) {
    if (!isRefused(error)) throw error;
    const standing = await readTurn(held.threadId);
    if (standing?.turn.owner !== held.owner) throw error;
  }
  return held;
}

/**
 * The writer's sign of life, fenced like everything it writes: somebody who was asleep while another took over renews
 * nothing, or a dead successor would look alive.
 */
export async function renewTurn({
  threadId,
  owner,
}: Pick<HeldTurn, 'threadId' | 'owner'>): Promise<'held' | 'lost'> {
  const standing = await readTurn(threadId);
  if (standing?.turn.owner !== owner) return 'lost';
  const renewed = { renewedAt: FieldValue.serverTimestamp() };
  try {
    await firestore().doc(turnPath(threadId)).update(renewed, { lastUpdateTime: standing.updateTime });
    return 'held';
  } catch (error) {
    if (!isRefused(error)) throw error;
    return (await readTurn(threadId))?.turn.owner === owner ? 'held' : 'lost';
  }
}

/** Calls `onLost` once when the turn is gone or somebody else's. Returns the way to stop listening. */
export function watchTurn({ threadId, owner }: HeldTurn, onLost: () => void): () => void {
  return firestore()
    .doc(turnPath(threadId))
    .onSnapshot(
      (snapshot) => {
        if (snapshot.get('owner') !== owner) onLost();
      },
      // Without the listener the writer still learns of its loss by its next refused flush or settle.
      () => undefined,
    );
}
