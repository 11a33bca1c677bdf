// Firestore as it is, without any code of archives: what a round trip must bring back.
import type { CollectionReference, DocumentReference, Firestore } from 'firebase-admin/firestore';
import { ARCHIVED, storeName } from '@/model/stores';

/** Documents of archived stores, by their paths, as texts. */
export async function storedDocuments(db: Firestore): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const below = async (parent: { listCollections: () => Promise<CollectionReference[]> }): Promise<void> => {
    for (const collection of await parent.listCollections())
      await Promise.all((await collection.listDocuments()).map(read));
  };
  const read = async (ref: DocumentReference): Promise<void> => {
    const doc = await ref.get();
    const isArchived =
      ARCHIVED[storeName(ref.path)] === 'whole' || ref.path.endsWith('/private/instructions');
    if (doc.exists && isArchived) found.set(ref.path, JSON.stringify(sorted(doc.data())));
    await below(ref);
  };
  await below(db);
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Empties the database of this project on the emulator; accounts stay. */
export async function emptyFirestore(projectId: string): Promise<void> {
  const host = process.env['FIRESTORE_EMULATOR_HOST'] ?? '';
  const url = `http://${host}/emulator/v1/projects/${projectId}/databases/(default)/documents`;
  const { status } = await fetch(url, { method: 'DELETE' });
  if (status !== 200) throw new Error(`not emptied: ${status}`);
}
