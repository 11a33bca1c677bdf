// An import as it is stored while it is underway. `lastUpdateTime` of its document guards every step: of two at the same time one is
// refused, and what was cancelled or swept takes nothing more.
import 'server-only';
import type { DocumentReference, DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { AppError } from '@/model/errors';
import { archiveFormatSchema, authorKindSchema } from '@/model/imported';
import { importPath } from '@/model/paths';
import type { Person } from '@/server/access/person';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import type { VersionBase } from './neutral';

const versionBaseSchema = z.object({
  id: z.string(),
  seq: z.number(),
  role: z.enum(['user', 'assistant']),
  authorId: z.string(),
  authorName: z.string(),
  originalId: z.string(),
  format: archiveFormatSchema,
  kind: authorKindSchema,
}) satisfies z.ZodMiniType<VersionBase>;

export const storedImportSchema = z.object({
  id: z.string(),
  uid: z.string(),
  kind: z.enum(['new', 'append']),
  threadId: z.string(),
  /** The conversation: the id by which it is known, and what its file says. */
  conversation: z.string(),
  format: archiveFormatSchema,
  sourceId: z.string(),
  title: z.string(),
  createdAt: z.nullable(z.number()),
  updatedAt: z.nullable(z.number()),
  /** Messages that will come. */
  declared: z.number(),
  added: z.number(),
  alreadyHere: z.number(),
  nextPart: z.number(),
  /** JSON bytes of what waits to be appended, and the messages and versions that it will be. */
  bytes: z.number(),
  documents: z.number(),
  /** The last message so far, of which versions may follow. `isTaken`: it was not here before. */
  open: z.nullable(
    z.object({ base: versionBaseSchema, isTaken: z.boolean(), done: z.number(), versions: z.number() }),
  ),
  /** Of a new thread: the times of its first and its last message. */
  firstAt: z.nullable(z.number()),
  lastAt: z.nullable(z.number()),
  state: z.enum(['open', 'cancelled', 'done']),
});
export type StoredImport = z.infer<typeof storedImportSchema>;

export type OwnImport = {
  stored: StoredImport;
  ref: DocumentReference;
  /** The line for the thread list, as it will be stored. */
  lastMessage: unknown;
  guard: { lastUpdateTime: Timestamp };
};

export function readStoredImport(doc: DocumentSnapshot): StoredImport | undefined {
  return readDocument(storedImportSchema, doc);
}

/** @throws AppError not-found: of somebody else, cancelled, removed */
export async function readOwnImport(person: Pick<Person, 'uid'>, importId: string): Promise<OwnImport> {
  const doc = await firestore().doc(importPath(importId)).get();
  const stored = readStoredImport(doc);
  if (stored === undefined || doc.updateTime === undefined) throw new AppError('not-found');
  // guard: only-own-imports
  if (stored.uid !== person.uid) throw new AppError('not-found');
  if (stored.state === 'cancelled') throw new AppError('not-found');
  return {
    stored,
    ref: doc.ref,
    lastMessage: doc.get('lastMessage'),
    guard: { lastUpdateTime: doc.updateTime },
  };
}
