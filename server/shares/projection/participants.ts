// Numbers of the people of a shared thread, from 1, in the order in which guests meet them. Stored, so that every server, and every
// share of the thread, says the same.
import 'server-only';
import * as z from 'zod/v4-mini';
import { participantsPath } from '@/model/paths';
import { retryRefused } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';

/** The ids in their order: no id becomes the name of a field. */
const participantsSchema = z.object({ ids: z.array(z.string()) });

/** Further people have no number of their own: a document has 1 MiB. */
const MOST = 5_000;

export type Participants = {
  /** Gives numbers to those who have none yet, in this order. */
  meet: (ids: readonly string[]) => Promise<void>;
  /** Of somebody who was met. */
  numberOf: (id: string) => number;
};

export function participantsOf(threadId: string): Participants {
  let numbers = new Map<string, number>();
  const unknown = (ids: readonly string[]) => [...new Set(ids.filter((id) => !numbers.has(id)))];
  const isFull = () => numbers.size >= MOST;

  async function store(ids: readonly string[]): Promise<void> {
    const ref = firestore().doc(participantsPath(threadId));
    await retryRefused(async () => {
      const doc = await ref.get();
      const known = readDocument(participantsSchema, doc)?.ids ?? [];
      numbers = new Map(known.map((id, index) => [id, index + 1]));
      const added = unknown(ids).slice(0, MOST - known.length);
      if (added.length === 0) return;
      const all = [...known, ...added];
      if (doc.updateTime === undefined) await ref.create({ ids: all });
      else await ref.update({ ids: all }, { lastUpdateTime: doc.updateTime });
      numbers = new Map(all.map((id, index) => [id, index + 1]));
    });
  }

  return {
    async meet(ids) {
      if (unknown(ids).length > 0 && !isFull()) await store(ids);
    },
    numberOf: (id) => numbers.get(id) ?? MOST + 1,
  };
}
