// People of a query by their names: the index holds uids alone, so names are read where this person may read them, in member
// documents of their threads and, of who has left, in their messages there.
import 'server-only';
import { foldText } from '@/model/fold-text';
import { memberPath, messagePath } from '@/model/paths';
import type { ParsedQuery } from '@/model/search-query';
import { firestore } from '@/server/platform/firebase';
import type { IndexPerson, SearchIndex } from './search-index';

type Name = { uid: string; name: string };

/** Uids by each name that the filters of the query have; none where nobody is called so. */
export async function peopleIn(
  index: Pick<SearchIndex, 'people'>,
  uid: string,
  { filters }: ParsedQuery,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = filters.flatMap((filter) =>
    (filter.kind === 'from' || filter.kind === 'with') && typeof filter.who === 'object'
      ? filter.who.name
      : [],
  );
  if (asked.length === 0) return new Map();
  const names = await readNames(await ownPlaces(uid, await index.people(uid)));
  return new Map(asked.map((name) => [name, uidsOf(name, names)]));
}

/** The whole name, else one of its words, else how one begins: `from:ada` is not Adam where there is an Ada. */
function uidsOf(asked: string, names: readonly Name[]): string[] {
  const wanted = foldText(asked);
  const degrees: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.split(/\s+/).includes(wanted),
    (name) => name.startsWith(wanted) || name.split(/\s+/).some((word) => word.startsWith(wanted)),
  ];
  for (const isMatch of degrees) {
    const found = names.filter(({ name }) => isMatch(foldText(name)));
    if (found.length > 0) return [...new Set(found.map(({ uid }) => uid))];
  }
  return [];
}

/** Without the threads that this person has left, which the index may not know yet. */
async function ownPlaces(uid: string, places: readonly IndexPerson[]): Promise<IndexPerson[]> {
  const db = firestore();
  const threadIds = [...new Set(places.map(({ threadId }) => threadId))];
  if (threadIds.length === 0) return [];
  const refs = threadIds.map((threadId) => db.doc(memberPath(threadId, uid)));
  const members = await db.getAll(...refs, { fieldMask: ['role'] });
  // guard: names-of-own-threads-only
  const own = new Set(threadIds.filter((_, place) => members[place]?.exists === true));
  return places.filter(({ threadId }) => own.has(threadId));
}

const KNOWN_FOR_MS = 60_000;
const MOST_KNOWN = 5_000;
/** Names by the path of the document that they are in, the oldest first. */
const known = new Map<string, { name: string | null; until: number }>();

async function readNames(places: readonly IndexPerson[]): Promise<Name[]> {
  const db = firestore();
  const paths = places.map(({ uid, threadId, messageId }) =>
    messageId === null ? memberPath(threadId, uid) : messagePath(threadId, messageId),
  );
  const now = Date.now();
  const missing = paths.filter((path) => (known.get(path)?.until ?? 0) < now);
  if (missing.length > 0) {
    const docs = await db.getAll(...missing.map((path) => db.doc(path)), {
      fieldMask: ['name', 'authorName'],
    });
    for (const doc of docs) {
      const name: unknown = doc.get('name') ?? doc.get('authorName');
      known.delete(doc.ref.path);
      known.set(doc.ref.path, { name: typeof name === 'string' ? name : null, until: now + KNOWN_FOR_MS });
    }
  }
  const names = places.flatMap(({ uid }, place) => {
    const name = known.get(paths[place] ?? '')?.name ?? null;
    return name === null ? [] : [{ uid, name }];
  });
  for (const path of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(path);
  }
  return names;
}
