// Names of people in an archive. Whose account was deleted has none: neither in the next archive, nor in what an old one restores.
import 'server-only';
import { ASSISTANT_ID, DELETED_PERSON } from '@/model/product';
import { uidSchema } from '@/model/paths';
import { auth } from '@/server/platform/firebase';
import { formNames, withoutFormNames } from '@/model/form-names';
import { type Fields, isMap, type Kind } from './record';

/** A uid and the name beside it, by their paths. Equal to what deleting an account rewrites: names.test.ts. */
export type NamePair = readonly [uid: string, name: string];

export const NAMES: Readonly<Record<Kind, readonly NamePair[]>> = {
  threads: [['lastMessage.authorId', 'lastMessage.authorName']],
  members: [['invitedBy', 'invitedByName']],
  trashedMembers: [['member.invitedBy', 'member.invitedByName']],
  instructions: [],
  removed: [],
  events: [
    ['by', 'byName'],
    ['uid', 'name'],
    ['invitedBy', 'invitedByName'],
  ],
  messages: [
    ['authorId', 'authorName'],
    ['stop.by', 'stop.byName'],
    ['hidden.by', 'hidden.byName'],
    ['replyTo.authorId', 'replyTo.authorName'],
  ],
  versions: [
    ['authorId', 'authorName'],
    ['stop.by', 'stop.byName'],
    ['replyTo.authorId', 'replyTo.authorName'],
  ],
};

/** Documents that are a person's own in a thread: they go with the account. */
const OWN: ReadonlySet<Kind> = new Set(['members', 'trashedMembers']);

export const isOwn = (kind: Kind) => OWN.has(kind);

/** The uids whose names a document has. */
export function namedIn(kind: Kind, id: string, fields: Fields): string[] {
  const named = NAMES[kind].flatMap(([uid, name]) => {
    const [found, called] = [valueAt(fields, uid), valueAt(fields, name)];
    return typeof found === 'string' && called !== undefined && called !== DELETED_PERSON ? [found] : [];
  });
  const inForms = formNames(fields).flatMap(([uid, called]) => (called === DELETED_PERSON ? [] : [uid]));
  const all = [...named, ...inForms, ...(isOwn(kind) ? [id] : [])];
  return all.filter((uid) => uid !== ASSISTANT_ID && uidSchema.safeParse(uid).success);
}

/** The same document without the names of these people. */
export function withoutNames(kind: Kind, fields: Fields, isDeleted: (uid: string) => boolean): Fields {
  let changed = fields;
  for (const [uid, name] of NAMES[kind]) {
    const found = valueAt(fields, uid);
    // guard: archived-names-erased
    if (typeof found === 'string' && isDeleted(found))
      changed = withValue(changed, name.split('.'), DELETED_PERSON);
  }
  return { ...changed, ...withoutFormNames(changed, isDeleted) };
}

export function valueAt(fields: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), fields);
}

function withValue(fields: Fields, [key = '', ...rest]: readonly string[], value: string): Fields {
  const inner = fields[key];
  if (rest.length === 0) return { ...fields, [key]: value };
  return isMap(inner) ? { ...fields, [key]: withValue(inner, rest, value) } : fields;
}

/** Firebase answers for so many people at once. */
const ASKED_AT_ONCE = 100;

/** Those of these people whose accounts exist. */
export async function existing(uids: Iterable<string>): Promise<Set<string>> {
  const all = [...new Set(uids)];
  const found = new Set<string>();
  for (let from = 0; from < all.length; from += ASKED_AT_ONCE) {
    const some = all.slice(from, from + ASKED_AT_ONCE).map((uid) => ({ uid }));
    const { users } = await auth().getUsers(some);
    for (const { uid } of users) found.add(uid);
  }
  return found;
}
