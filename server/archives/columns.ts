// What people who look into an archive read beside the documents: columns and fields under the names of the guide.
import 'server-only';
import { Timestamp } from 'firebase-admin/firestore';
import { valueAt } from './names';
import { documentFields, isMap, type Kind, type ThreadRecord } from './record';

/** `of`: its path in the document. */
export type Column = { name: string; type: 'text' | 'integer' | 'time' | 'json'; of: string };

const column = (name: string, type: Column['type'], of = name): Column => ({ name, type, of });

export const COLUMNS: Readonly<Record<Kind, readonly Column[]>> = {
  threads: [
    column('title', 'text'),
    column('userId', 'text', 'createdBy'),
    column('createdAt', 'time'),
    column('updatedAt', 'time'),
    column('metadata', 'json'),
    column('state', 'text'),
  ],
  messages: [
    column('role', 'text'),
    column('content', 'text'),
    column('createdAt', 'time'),
    column('metadata', 'json'),
    column('seq', 'integer'),
    column('authorId', 'text'),
    column('authorName', 'text'),
    column('status', 'text'),
  ],
  versions: [column('content', 'text'), column('createdAt', 'time')],
  members: [column('name', 'text'), column('role', 'text'), column('joinedAt', 'time')],
  trashedMembers: [],
  instructions: [],
  removed: [],
  events: [column('kind', 'text'), column('by', 'text'), column('byName', 'text'), column('at', 'time')],
};

/** The values of a record's columns: texts without NUL, which stores refuse; null where the document has no such value. */
export function columnsOf({
  kind,
  document,
}: Pick<ThreadRecord, 'kind' | 'document'>): (string | number | Date | null)[] {
  const fields = documentFields(document);
  return COLUMNS[kind].map(({ type, of }) => {
    const value = valueAt(fields, of);
    switch (type) {
      case 'text':
        return typeof value === 'string' ? withoutNul(value) : null;
      case 'integer':
        return typeof value === 'number' && Number.isInteger(value) ? value : null;
      case 'time':
        return value instanceof Timestamp ? value.toDate() : null;
      case 'json':
        return value === undefined ? null : JSON.stringify(value, textsWithoutNul);
    }
  });
}

const withoutNul = (text: string) => text.replaceAll('\0', '');

/** For `JSON.stringify`: the character itself goes, a text that says `\u0000` stays. */
function textsWithoutNul(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return withoutNul(value);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [withoutNul(key), inner]));
}
