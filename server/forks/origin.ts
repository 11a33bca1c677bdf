// The way back from a fork to the thread that it was started from.
import 'server-only';
import type { Origin } from '@/model/fork';
import { forkPath, messagesPath } from '@/model/paths';
import type { Person } from '@/server/access/person';
import { accessOf, requireAccess } from '@/server/access/thread-access';
import { storedForkSchema } from '@/server/messages/stored-fork';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';

/** Null unless the person is a member of the origin too, and can read it. @throws AppError not-found to strangers */
export async function getOrigin(person: Person, threadId: string): Promise<{ origin: Origin }> {
  const db = firestore();
  const { further } = await requireAccess(person, threadId, 'read thread', [db.doc(forkPath(threadId))]);
  const fork = further[0] && readDocument(storedForkSchema, further[0]);
  if (fork === undefined) return { origin: null };
  // guard: origins-for-their-members
  const access = await accessOf(person.uid, fork.originId, 'read thread');
  if (access?.thread.state !== 'open' && access?.thread.state !== 'archived') return { origin: null };
  const at = db.collection(messagesPath(fork.originId)).where('seq', '==', fork.upToSeq);
  const { docs } = await at.limit(1).select().get();
  return { origin: { threadId: fork.originId, messageId: docs[0]?.id ?? null } };
}
