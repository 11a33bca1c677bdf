// Names within a thread: of two members whose names look alike, the one who joined or was renamed later gets a number.
import 'server-only';
import { membersPath } from '@/model/paths';
import { skeletonOf } from '@/model/skeleton';
import { firestore } from '@/server/platform/firebase';

/** A member's name in one thread, and its skeleton, by which names that look alike are found. */
export type NameInThread = { name: string; skeleton: string };

const NUMBER = / \((\d+)\)$/;

/**
 * The name that tells this person apart from every other member: the own one, or "Ada (2)". The caller's batch has the
 * thread's update time as a precondition, so that of two people who take a name at once the second gets a number.
 */
export async function nameInThread(
  threadId: string,
  { uid, name }: { uid: string; name: string },
): Promise<NameInThread> {
  const skeleton = skeletonOf(name);
  const alike = firestore().collection(membersPath(threadId)).where('skeleton', '==', skeleton);
  const { docs } = await alike.select('name').get();
  // guard: look-alike-names-numbered
  const others = docs.filter(({ id }) => id !== uid);
  return {
    name: numberedName(
      name,
      others.map((doc) => String(doc.get('name'))),
    ),
    skeleton,
  };
}

/** Numbers are not given again while somebody has a higher one. */
export function numberedName(name: string, taken: readonly string[]): string {
  if (taken.length === 0) return name;
  const numbers = taken.map((other) => Number(NUMBER.exec(other)?.[1] ?? 1));
  return `${name} (${Math.max(...numbers) + 1})`;
}
