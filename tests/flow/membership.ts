// Invariants of a thread's members, after any operation on them.
import type { Firestore } from 'firebase-admin/firestore';
import { expect } from 'vitest';

/** Members, memberIds and postingMembers agree, and one of them is the owner. */
export async function consistent(db: Firestore, threadId: string): Promise<void> {
  const [thread, { docs }] = await Promise.all([
    db.doc(`threads/${threadId}`).get(),
    db.collection(`threads/${threadId}/members`).get(),
  ]);
  const memberIds: unknown = thread.get('memberIds');
  expect(memberIds).toHaveLength(docs.length);
  expect(new Set(docs.map(({ id }) => id))).toEqual(new Set(Array.isArray(memberIds) ? memberIds : []));
  expect(docs.filter((doc) => doc.get('role') === 'owner')).toHaveLength(1);
}

/** Events as they happened. */
export async function eventsOf(db: Firestore, threadId: string): Promise<Record<string, unknown>[]> {
  const { docs } = await db.collection(`threads/${threadId}/events`).orderBy('at').get();
  return docs.map((doc) => doc.data());
}
