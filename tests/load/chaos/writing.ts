// Which runs are being written at this moment: by the store (turn and draft with words in it) and, for the server that
// writes them, by the model's log. A fault counts as a hit only for these.
import { type DocumentSnapshot, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { draftPath, turnPath } from '@/model/paths';
import type { TrialWorld } from './fixtures';
import type { Room } from './thread';

export type Writing = {
  room: Room;
  runId: string;
  attempt: number;
  /** The model's key of the server that writes; undefined when the model has been left, or has said all. */
  by: string | undefined;
};

export async function writingNow({ db, model }: TrialWorld, rooms: readonly Room[]): Promise<Writing[]> {
  if (rooms.length === 0) return [];
  const turns = await db.getAll(...rooms.map(({ threadId }) => db.doc(turnPath(threadId))));
  const held = rooms.flatMap((room, index) => {
    const turn = turns[index];
    if (turn === undefined || !turn.exists || turn.get('owner') === null) return [];
    return [{ room, runId: String(turn.get('runId')), attempt: Number(turn.get('attempt')) }];
  });
  const drafts = await draftsOf(db, held);
  const withWords = held.filter((_, index) => hasWords(drafts[index]));
  return await Promise.all(
    withWords.map(async (run) => {
      const tag = run.room.asked.get(run.runId)?.tag;
      const requests = tag === undefined ? [] : await model.requests(tag);
      const live = requests.findLast(({ done, aborted }) => !done && aborted === null);
      return { ...run, by: live?.key };
    }),
  );
}

async function draftsOf(db: Firestore, held: readonly Omit<Writing, 'by'>[]): Promise<DocumentSnapshot[]> {
  if (held.length === 0) return [];
  return await db.getAll(
    ...held.map(({ room, runId, attempt }) => db.doc(draftPath(room.threadId, runId, attempt))),
  );
}

function hasWords(draft: DocumentSnapshot | undefined): boolean {
  if (draft === undefined || !draft.exists) return false;
  return Number(draft.get('offset')) > 0 || draft.get('content') !== '';
}

/** How long ago the writer gave its last sign of life, by Firestore's clock; undefined when nobody writes. */
export async function readTurnAge(
  db: Firestore,
  threadId: string,
): Promise<{ runId: string; attempt: number; ms: number } | undefined> {
  const turn = await db.doc(turnPath(threadId)).get();
  const renewedAt: unknown = turn.get('renewedAt');
  if (!(renewedAt instanceof Timestamp)) return undefined;
  const ms = turn.readTime.toMillis() - renewedAt.toMillis();
  return { runId: String(turn.get('runId')), attempt: Number(turn.get('attempt')), ms };
}
