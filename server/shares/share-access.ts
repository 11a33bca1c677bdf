// Whether shares let anybody in, read from Firestore: the share's thread, and its creator's membership.
import 'server-only';
import type { Role } from '@/model/access';
import { memberSchema } from '@/model/member';
import { memberPath, threadPath } from '@/model/paths';
import { type Thread, threadSchema } from '@/model/thread';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import type { StoredShare } from './stored-share';

/** Of a share that does not exist: it costs the same round trip. */
const NOBODYS = { threadId: 'no-such-thread', createdBy: 'nobody' } as const;

export type ShareAccess = { thread: Thread | undefined; creatorRole: Role | undefined };

export async function readShareAccess(share: StoredShare | undefined): Promise<ShareAccess> {
  const { threadId, createdBy } = share ?? NOBODYS;
  const db = firestore();
  const [threadDoc, memberDoc] = await db.getAll(
    db.doc(threadPath(threadId)),
    db.doc(memberPath(threadId, createdBy)),
  );
  return {
    thread: threadDoc && readDocument(threadSchema, threadDoc),
    creatorRole: memberDoc && readDocument(memberSchema, memberDoc)?.role,
  };
}
