// Names of people beside sums.
import 'server-only';
import { userPath } from '@/model/paths';
import { profileIn } from '@/server/access/person';
import { firestore } from '@/server/platform/firebase';

const KNOWN_FOR_MS = 60_000;
const MOST_KNOWN = 10_000;
const READ_TOGETHER = 300;

/** The oldest first. */
const known = new Map<string, { name: string | null; until: number }>();

/** Null: nobody has this id any more. */
export async function namesOf(uids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const now = Date.now();
  const unknown = [...new Set(uids)].filter((uid) => (known.get(uid)?.until ?? 0) < now);
  for (let from = 0; from < unknown.length; from += READ_TOGETHER) {
    const refs = unknown.slice(from, from + READ_TOGETHER).map((uid) => firestore().doc(userPath(uid)));
    for (const doc of await firestore().getAll(...refs)) {
      known.delete(doc.id);
      known.set(doc.id, { name: profileIn(doc)?.name ?? null, until: now + KNOWN_FOR_MS });
    }
  }
  const names = new Map(uids.map((uid) => [uid, known.get(uid)?.name ?? null]));
  for (const uid of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(uid);
  }
  return names;
}
