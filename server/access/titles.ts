// Titles of threads beside sums and in lists that reach further than their reader's threads. A title is part of what was said: it is
// for members alone.
import 'server-only';
import { threadPath } from '@/model/paths';
import { firestore } from '@/server/platform/firebase';

const READ_TOGETHER = 300;

/** Of those of which this person is a member now. */
export async function titlesFor(
  uid: string,
  threadIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  const ids = [...new Set(threadIds)];
  for (let from = 0; from < ids.length; from += READ_TOGETHER) {
    const refs = ids.slice(from, from + READ_TOGETHER).map((id) => firestore().doc(threadPath(id)));
    const docs = await firestore().getAll(...refs, { fieldMask: ['title', 'memberIds'] });
    for (const doc of docs) {
      const [title, memberIds]: unknown[] = [doc.get('title'), doc.get('memberIds')];
      if (
        typeof title === 'string' &&
        Array.isArray(memberIds) &&
        // guard: titles-for-members
        memberIds.includes(uid)
      ) {
        titles.set(doc.id, title);
      }
    }
  }
  return titles;
}
