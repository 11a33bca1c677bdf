// Which runs are being written at this moment: by the store (a lease, and a draft with text) and, for the server that
// writes them, by the model's log. A fault counts as an injection only for these.
import { type DocumentSnapshot, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { draftPath, leasePath } from '@/model/paths';
import type { TrialWorld } from '@/tests/load/world';
import type { TrialThread } from './thread';

export type Writing = {
  thread: TrialThread;
  runId: string;
  attempt: number;
  /** The model's key of the server that writes; undefined when it has disconnected, or the model has sent everything. */
  by: string | undefined;
};

export async function writingNow(
  { db, model }: TrialWorld,
  threads: readonly TrialThread[],
): Promise<Writing[]> {
  if (threads.length === 0) return [];
  const leases = await db.getAll(...threads.map(({ threadId }) => db.doc(leasePath(threadId))));
  const held = threads.flatMap((thread, index) => {
    const lease = leases[index];
    if (lease === undefined || !lease.exists || lease.get('owner') === null) return [];
    return [{ thread, runId: String(lease.get('runId')), attempt: Number(lease.get('attempt')) }];
  });
  const drafts = await draftsOf(db, held);
  const withText = held.filter((_, index) => hasText(drafts[index]));
  return await Promise.all(
    withText.map(async (run) => {
      const tag = run.thread.asked.get(run.runId)?.tag;
      const requests = tag === undefined ? [] : await model.requests(tag);
      const live = requests.findLast(({ done, aborted }) => !done && aborted === null);
      return { ...run, by: live?.key };
    }),
  );
}

async function draftsOf(db: Firestore, held: readonly Omit<Writing, 'by'>[]): Promise<DocumentSnapshot[]> {
  if (held.length === 0) return [];
  return await db.getAll(
    ...held.map(({ thread, runId, attempt }) => db.doc(draftPath(thread.threadId, runId, attempt))),
  );
}

function hasText(draft: DocumentSnapshot | undefined): boolean {
  if (draft === undefined || !draft.exists) return false;
  return Number(draft.get('offset')) > 0 || draft.get('content') !== '';
}

/** The time since the writer's last renewal or flush, by Firestore's clock; undefined when nobody writes. */
export async function readLeaseAge(
  db: Firestore,
  threadId: string,
): Promise<{ runId: string; attempt: number; ms: number } | undefined> {
  const lease = await db.doc(leasePath(threadId)).get();
  const renewedAt: unknown = lease.get('renewedAt');
  if (!(renewedAt instanceof Timestamp)) return undefined;
  const ms = lease.readTime.toMillis() - renewedAt.toMillis();
  return { runId: String(lease.get('runId')), attempt: Number(lease.get('attempt')), ms };
}
