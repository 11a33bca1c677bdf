// A thread as Firestore has it, as the records of an archive, page by page: memory does not depend on its length.
import 'server-only';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import {
  eventsPath,
  instructionsPath,
  membersPath,
  messagesPath,
  removedPeoplePath,
  threadPath,
  trashedMembersPath,
  uidSchema,
  versionsPath,
} from '@/model/paths';
import { firestore } from '@/server/platform/firebase';
import { ArchiveError, type Pages } from './archive';
import { documentText, type Kind, type ThreadRecord } from './record';

/** A message has up to 256 KB. */
const PAGE = 200;

const COLLECTIONS: readonly (readonly [Kind, (threadId: string) => string])[] = [
  ['members', membersPath],
  ['trashedMembers', trashedMembersPath],
  ['removed', removedPeoplePath],
  ['events', eventsPath],
];

/** The path of a record's document. @throws ArchiveError for ids that would lead elsewhere */
export function pathOf(threadId: string, { kind, id }: Pick<ThreadRecord, 'kind' | 'id'>): string {
  const parts = id.split('/');
  const isPlain = [threadId, ...parts].every((part) => uidSchema.safeParse(part).success);
  // guard: archived-ids-checked
  if (!isPlain || parts.length !== (kind === 'versions' ? 2 : 1))
    throw new ArchiveError(
      'The archive names a document outside of its thread. Nothing more of it was restored.',
    );
  switch (kind) {
    case 'threads':
      return threadPath(threadId);
    case 'instructions':
      return instructionsPath(threadId);
    case 'members':
      return `${membersPath(threadId)}/${id}`;
    case 'trashedMembers':
      return `${trashedMembersPath(threadId)}/${id}`;
    case 'removed':
      return `${removedPeoplePath(threadId)}/${id}`;
    case 'events':
      return `${eventsPath(threadId)}/${id}`;
    case 'messages':
      return `${messagesPath(threadId)}/${id}`;
    case 'versions': {
      const [messageId = '', versionId = ''] = parts;
      return `${versionsPath(threadId, messageId)}/${versionId}`;
    }
  }
}

/** All records of a thread that an archive holds, but for those below it when its document is gone. */
export async function* recordsInFirestore(threadId: string): Pages {
  const db = firestore();
  const [thread, instructions] = await db.getAll(
    db.doc(threadPath(threadId)),
    db.doc(instructionsPath(threadId)),
  );
  const single: ThreadRecord[] = [];
  if (thread?.exists === true)
    single.push({ kind: 'threads', id: threadId, document: documentText(thread.data() ?? {}) });
  if (instructions?.exists === true)
    single.push({
      kind: 'instructions',
      id: instructions.id,
      document: documentText(instructions.data() ?? {}),
    });
  if (single.length > 0) yield single;
  for (const [kind, path] of COLLECTIONS)
    for await (const docs of pagesOf(path(threadId))) yield docs.map((doc) => recordOf(kind, doc.id, doc));
  for await (const docs of pagesOf(messagesPath(threadId))) {
    yield docs.map((doc) => recordOf('messages', doc.id, doc));
    for (const { id } of docs.filter((doc) => doc.get('versions') > 0)) yield* versionsOf(threadId, id);
  }
}

async function* versionsOf(threadId: string, messageId: string): Pages {
  for await (const docs of pagesOf(versionsPath(threadId, messageId)))
    yield docs.map((doc) => recordOf('versions', `${messageId}/${doc.id}`, doc));
}

function recordOf(kind: Kind, id: string, doc: QueryDocumentSnapshot): ThreadRecord {
  return { kind, id, document: documentText(doc.data()) };
}

async function* pagesOf(path: string): AsyncGenerator<QueryDocumentSnapshot[]> {
  const query = firestore().collection(path).limit(PAGE);
  let last: QueryDocumentSnapshot | undefined;
  do {
    const { docs } = await (last === undefined ? query : query.startAfter(last)).get();
    if (docs.length > 0) yield docs;
    last = docs.length < PAGE ? undefined : docs.at(-1);
  } while (last !== undefined);
}
