// Names within a thread: a member whose name looks like one that another member has, or had, gets a number.
import 'server-only';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { membersPath } from '@/model/paths';
import { skeletonOf } from '@/model/skeleton';
import { firestore } from '@/server/platform/firebase';

/** A member's name in one thread, and by which names another one may not be mistaken for this member. */
export type NameInThread = {
  name: string;
  /** Earlier messages show them: nobody else takes one of them, while it is among the last ten. */
  formerNames: string[];
  /** Of all these names without their numbers. */
  skeletons: string[];
};

const MAX_FORMER_NAMES = 10;
const NUMBER = / \((\d+)\)$/;

/**
 * The name that tells this person apart from every other member: the own one, or "Ada (2)". The caller's batch has the
 * thread's update time as a precondition, so that of two people who take a name at once the second gets a number.
 * `own`: the member's document, when the person already is one.
 */
export async function nameInThread(
  threadId: string,
  { uid, name: ownName }: { uid: string; name: string },
  own?: DocumentSnapshot,
): Promise<NameInThread> {
  const skeleton = skeletonOf(ownName);
  const alike = firestore().collection(membersPath(threadId)).where('skeletons', 'array-contains', skeleton);
  const { docs } = await alike.select('name', 'formerNames').get();
  // guard: look-alike-names-numbered
  const others = docs.filter(({ id }) => id !== uid);
  const ownNames = own === undefined ? [] : namesOf(own);
  const taken = others.flatMap((doc) => namesOf(doc));
  const name = numberedName(ownName, taken, ownNames);
  const formerNames = ownNames.filter((former) => former !== name);
  return namedSo(name, formerNames.slice(0, MAX_FORMER_NAMES));
}

/** A name that nobody in the thread has to be told apart from. */
export function namedSo(name: string, formerNames: string[] = []): NameInThread {
  return { name, formerNames, skeletons: [...new Set([name, ...formerNames].map(withoutNumber))] };
}

/** Numbers are not given again while somebody has, or had, a higher one; one's own number may be taken back. */
export function numberedName(
  name: string,
  taken: readonly string[],
  ownNames: readonly string[] = [],
): string {
  const skeleton = skeletonOf(name);
  const numbersIn = (names: readonly string[]) =>
    names.filter((each) => withoutNumber(each) === skeleton).map(numberOf);
  const others = new Set(numbersIn(taken));
  const own = numbersIn(ownNames).find((number) => !others.has(number));
  const number = own ?? Math.max(0, ...others) + 1;
  return number === 1 ? name : `${name} (${number})`;
}

const numberOf = (name: string) => Number(NUMBER.exec(name)?.[1] ?? 1);

const withoutNumber = (name: string) => skeletonOf(name.replace(NUMBER, ''));

/** The names of a member, the newest first; of one in the trash, whose document is a field there, at `member.`. */
export function namesOf(doc: DocumentSnapshot, at: '' | 'member.' = ''): string[] {
  const [name, former]: unknown[] = [doc.get(`${at}name`), doc.get(`${at}formerNames`)];
  return [name, ...(Array.isArray(former) ? former : [])].filter((each) => typeof each === 'string');
}
