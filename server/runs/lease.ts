// Whose turn it is to write: turn/now exists exactly while a run of its thread is writing. Every start creates it,
// every end deletes it in the batch that ends the run; so one run writes at a time, whatever servers there are.
import 'server-only';
import { type DocumentSnapshot, FieldValue, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { can } from '@/model/access';
import { draftSchema, partSchema } from '@/model/draft';
import { MAX_ATTEMPTS } from '@/model/limits';
import { draftPath, memberPath, partPath, runPath, runsPath, turnPath } from '@/model/paths';
import type { Prompt } from '@/model/prompt';
import { type Run, runSchema } from '@/model/run';
import { memberSchema } from '@/model/thread';
import { isRefused, newToken, retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { settle } from './finalize';

const turnSchema = z.object({
  id: z.string(),
  runId: z.string(),
  attempt: z.number(),
  /** Attempts that ended with the death of their writer. */
  lost: z.number(),
  /** The token of the writer's claim: one per claim, not per process. Null: handed back, any server may take it at once. */
  owner: z.string().nullable(),
  renewedAt: z.number(),
});
export type Turn = z.infer<typeof turnSchema>;

/** A turn that this server holds: who writes what. */
export type HeldTurn = {
  threadId: string;
  run: Run;
  attempt: number;
  owner: string;
  /** When it was read already, while the question was stored. */
  prompt?: Promise<Prompt>;
};

export async function readTurn(
  threadId: string,
): Promise<{ turn: Turn; updateTime: Timestamp; ageMs: number } | undefined> {
  const snapshot = await firestore().doc(turnPath(threadId)).get();
  const turn = readDocument(turnSchema, snapshot);
  if (turn === undefined || snapshot.updateTime === undefined) return undefined;
  // Both times are Firestore's: no machine's clock decides whether a writer is dead.
  return { turn, updateTime: snapshot.updateTime, ageMs: snapshot.readTime.toMillis() - turn.renewedAt };
}

/**
 * What a start adds to its batch: the turn (refused when somebody writes) and the first, empty draft. Without an owner
 * the turn is there for any server that stands by.
 */
export function takeTurn(
  batch: WriteBatch,
  { threadId, runId, owner }: { threadId: string; runId: string; owner: string | null },
): void {
  const db = firestore();
  batch.create(db.doc(turnPath(threadId)), {
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
export async function claimTurn(threadId: string, claim: Claim): Promise<HeldTurn | undefined> {
  return await retryRefused(async () => {
    const standing = await readTurn(threadId);
    if (standing === undefined) return await startWaiting(threadId, claim.by);
    const { turn, updateTime, ageMs } = standing;
    if (turn.owner === null) {
      return claim.by === 'nobody' ? undefined : await takeBack(threadId, turn, updateTime);
    }
    return ageMs > claim.leaseMs ? await takeFromDead(threadId, turn, updateTime, claim.by) : undefined;
  });
}

async function startWaiting(threadId: string, by: Claim['by']): Promise<HeldTurn | undefined> {
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
    return await startWaiting(threadId, by);
  }
  const owner = ownerFor(by);
  const batch = db.batch();
  takeTurn(batch, { threadId, runId: run.id, owner });
  batch.update(
    runDoc.ref,
    { status: 'writing', attempt: 1, startedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: runDoc.updateTime },
  );
  return await commitClaim(batch, { threadId, run: { ...run, status: 'writing' }, attempt: 1 }, owner);
}

/** A turn that was handed back counts no attempt; where nothing was written yet, nothing begins anew. */
async function takeBack(threadId: string, turn: Turn, updateTime: Timestamp): Promise<HeldTurn | undefined> {
  const standing = await readWriting(threadId, turn);
  if (standing === undefined) return undefined;
  if (standing.text !== '') {
    return await beginAnew(threadId, { ...standing, turn, updateTime, lost: turn.lost, by: 'this-server' });
  }
  const owner = newToken();
  const batch = firestore().batch();
  batch.update(
    firestore().doc(turnPath(threadId)),
    { owner, renewedAt: FieldValue.serverTimestamp() },
    { lastUpdateTime: updateTime },
  );
  return await commitClaim(batch, { threadId, run: standing.run, attempt: turn.attempt }, owner);
}

async function takeFromDead(
  threadId: string,
  turn: Turn,
  updateTime: Timestamp,
  by: Claim['by'],
): Promise<HeldTurn | undefined> {
  const standing = await readWriting(threadId, turn);
  if (standing === undefined) return undefined;
  const lost = turn.lost + 1;
  if (lost < MAX_ATTEMPTS) return await beginAnew(threadId, { ...standing, turn, updateTime, lost, by });
  await settle({
    threadId,
    run: standing.run,
    status: 'failed',
    error: 'timed-out',
    text: standing.text,
    fence: {
      attempt: turn.attempt,
      parts: standing.parts,
      draftUnchangedSince: standing.draft.updateTime,
    },
  });
  return await startWaiting(threadId, by);
}

type Writing = { run: Run; draft: DocumentSnapshot; parts: number; text: string };

/** What the writer of a turn has stored; undefined when it has just ended. */
async function readWriting(
  threadId: string,
  { runId, attempt }: Pick<Turn, 'runId' | 'attempt'>,
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

type Anew = Omit<Writing, 'text'> & { turn: Turn; updateTime: Timestamp; lost: number; by: Claim['by'] };

/** Another attempt with a draft of its own: the writer before may still be alive, and finds its draft gone. */
async function beginAnew(
  threadId: string,
  { run, draft, parts, turn, updateTime, lost, by }: Anew,
): Promise<HeldTurn | undefined> {
  const db = firestore();
  const attempt = turn.attempt + 1;
  const owner = ownerFor(by);
  const batch = db.batch();
  batch.update(
    db.doc(turnPath(threadId)),
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
  claimed: Omit<HeldTurn, 'owner'>,
  owner: string | null,
): Promise<HeldTurn | undefined> {
  try {
    await batch.commit();
  } catch (error) {
    if (!isRefused(error) || owner === null) throw error;
    const standing = await readTurn(claimed.threadId);
    if (standing?.turn.owner !== owner) throw error;
  }
  return owner === null ? undefined : { ...claimed, owner };
}

/** Gives a held turn up: any server that stands by goes on with it. Nothing happens when it was lost meanwhile. */
export async function handBack({ threadId, owner }: Pick<HeldTurn, 'threadId' | 'owner'>): Promise<void> {
  await retryRefused(async () => {
    const standing = await readTurn(threadId);
    if (standing?.turn.owner !== owner) return;
    // Refused when the last renewal was still on its way: then it is tried anew.
    await firestore()
      .doc(turnPath(threadId))
      .update(
        { owner: null, renewedAt: FieldValue.serverTimestamp() },
        { lastUpdateTime: standing.updateTime },
      );
  });
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
