// Every kind of client: its role in the thread, and its token.
import { type Role, can } from '@/model/access';

export type Person = {
  uid: string;
  /** Role in the thread; undefined for people who are not, or no longer, members. */
  role: Role | undefined;
  signIn: 'password' | 'anonymous' | 'none';
  /** Further claims of a forged or custom token. */
  claims?: Record<string, unknown>;
};

/** Anonymous and signed out use the editor's own uid: only the sign-in differs from a twin that succeeds. */
export const PEOPLE = {
  owner: { uid: 'uid-owner', role: 'owner', signIn: 'password' },
  admin: { uid: 'uid-admin', role: 'admin', signIn: 'password' },
  editor: { uid: 'uid-editor', role: 'editor', signIn: 'password' },
  viewer: { uid: 'uid-viewer', role: 'viewer', signIn: 'password' },
  removed: { uid: 'uid-removed', role: undefined, signIn: 'password' },
  stranger: { uid: 'uid-stranger', role: undefined, signIn: 'password' },
  anonymous: { uid: 'uid-editor', role: 'editor', signIn: 'anonymous' },
  'signed-out': { uid: 'uid-editor', role: 'editor', signIn: 'none' },
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof PEOPLE;

export const PERSON_NAMES = [
  'owner',
  'admin',
  'editor',
  'viewer',
  'removed',
  'stranger',
  'anonymous',
  'signed-out',
] as const satisfies readonly PersonName[];

/** The verified address in a person's token. */
export const addressOf = ({ uid }: Pick<Person, 'uid'>) => `${uid}@example.com`;

/** A second editor, the owner of "another's" documents. */
export const COLLEAGUE: Person = { uid: 'uid-colleague', role: 'editor', signIn: 'password' };

export const SIGNED_IN = PERSON_NAMES.filter((name) => PEOPLE[name].signIn === 'password');
export const READERS = SIGNED_IN.filter((name) => can(PEOPLE[name].role, 'read thread'));

export const WRITERS = SIGNED_IN.filter((name) => can(PEOPLE[name].role, 'fill in forms'));
export const MANAGERS = SIGNED_IN.filter((name) => can(PEOPLE[name].role, 'manage members'));

/** Ids under members/ of the thread, and its memberIds. */
export const MEMBERS = [...READERS.map((name) => PEOPLE[name]), COLLEAGUE];
