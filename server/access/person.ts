// The caller's identity: a person comes from a verified ID token and from nothing else.
import 'server-only';
import type { DecodedIdToken } from 'firebase-admin/auth';
import { type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { MAX_NAME_CHARS } from '@/model/limits';
import { isBlank } from '@/model/message';
import { userPath } from '@/model/paths';
import type { Profile } from '@/model/profile';
import { isReservedName } from '@/model/reserved-names';
import { UNNAMED_PERSON } from '@/model/product';
import { clip, oneLine } from '@/model/title';
import { config } from '@/server/platform/config';
import { auth, firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

export type Person = {
  uid: string;
  name: string;
  /** Lower case; null unless verified. */
  email: string | null;
};

/**
 * The person behind an `Authorization: Bearer` header. `checkRevoked` also asks the Auth server whether the token was
 * revoked: routes that change membership or delete anything use it.
 * @throws AppError signed-out (no token, expired, of another project), forbidden (anonymous, or address not allowed)
 */
export async function requirePerson(
  authorization: string | null,
  { checkRevoked }: { checkRevoked: boolean },
): Promise<Person> {
  const token = /^Bearer ([\w.~+/=-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new AppError('signed-out');
  // guard: revocation-checked
  const claims = await verify(token, checkRevoked);
  // guard: no-anonymous-sign-in
  if (claims.firebase.sign_in_provider === 'anonymous') throw new AppError('forbidden', errorText.useAccount);
  const email =
    // guard: token-address-verified
    claims.email_verified === true && claims.email !== undefined ? claims.email.toLowerCase() : null;
  // guard: only-allowed-addresses
  if (!maySignIn(email)) throw new AppError('forbidden', errorText.addressNotAllowed);
  return { uid: claims.uid, name: nameOf(claims), email };
}

async function verify(token: string, checkRevoked: boolean): Promise<DecodedIdToken> {
  try {
    return await auth().verifyIdToken(token, checkRevoked);
  } catch (error) {
    throw new AppError('signed-out', undefined, { cause: error });
  }
}

/** Whether an address may sign in here (ALLOWED_EMAIL_DOMAINS, ALLOWED_EMAILS). */
export function maySignIn(email: string | null): boolean {
  const { everyone, domains, emails } = config().allowed;
  if (everyone) return true;
  if (email === null) return false;
  return emails.includes(email) || domains.includes(email.slice(email.lastIndexOf('@') + 1));
}

function nameOf(claims: DecodedIdToken): string {
  const claimed: unknown = claims['name'];
  const candidates = [typeof claimed === 'string' ? claimed : '', claims.email?.split('@')[0] ?? ''];
  return candidates.map(displayName).find((name) => name !== null) ?? UNNAMED_PERSON;
}

/** "Ada (2)": threads number the members whose names look alike (server/members/names.ts), and nobody else does. */
const NUMBERED = /(?:\s*(?:\p{Ps}\s*\p{N}*\s*\p{Pe}|[\u2474-\u2487]))+$/u;

/** A name as others may see it; null when nothing readable is left, or when it looks like a reserved name. */
export function displayName(claimed: string): string | null {
  const name = clip(oneLine(claimed), MAX_NAME_CHARS).replace(NUMBERED, '');
  // guard: reserved-names-refused
  if (isReservedName(name)) return null;
  return isBlank(name) ? null : name;
}

/** The profile in users/{uid}; undefined for a person who never signed in here, or whose account is being deleted. */
export function profileIn(userDoc: DocumentSnapshot): Profile | undefined {
  const [name, photoUrl]: unknown[] = [userDoc.get('name'), userDoc.get('photoUrl')];
  if (typeof name !== 'string' || userDoc.get('leavingAt') !== undefined) return undefined;
  return { name, photoUrl: typeof photoUrl === 'string' ? photoUrl : null };
}

/** The profile that others see: the stored one, else the token's. Undefined while the account is being deleted. */
export function profileOf(person: Person, userDoc: DocumentSnapshot | undefined): Profile | undefined {
  if (userDoc?.get('leavingAt') !== undefined) return undefined;
  return (userDoc && profileIn(userDoc)) ?? { name: person.name, photoUrl: null };
}

/**
 * Stores a person's profile in users/{uid} at sign-in; a name that the person chose here is not overwritten. Only the
 * server writes it. Returns the profile that is stored.
 * @throws AppError signed-out for an account that is being deleted
 */
export async function saveProfile(person: Person): Promise<Profile> {
  const userRef = firestore().doc(userPath(person.uid));
  const userDoc = await userRef.get();
  if (userDoc.get('leavingAt') !== undefined) throw new AppError('signed-out', errorText.accountDeleted);
  const existing = profileIn(userDoc);
  const hasChosenName = existing !== undefined && userDoc.get('nameBy') === 'person';
  const profile = { name: hasChosenName ? existing.name : person.name, photoUrl: existing?.photoUrl ?? null };
  await userRef.set({ ...profile, seenAt: FieldValue.serverTimestamp() }, { merge: true });
  return profile;
}
