// What guests do: open a link, follow it, read further up. Whatever keeps somebody out, the answer is the same.
import 'server-only';
import type { GuestMessage, GuestShare } from '@/model/share';
import type { OpenShareRequest } from '@/model/share-requests';
import { AppError } from '@/model/errors';
import { sharePath } from '@/model/paths';
import type { Person } from '@/server/access/person';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { spend } from '@/server/platform/rates/rate-limits';
import { type ShareAccess, readShareAccess } from './share-access';
import { isPassword } from './passwords';
import {
  type Connection,
  type Projection,
  projectionOf,
  projectionWith,
} from '@/server/shares/projection/projection';
import { sessionCookie, sessionOf } from './sessions';
import { type StoredShare, closedBecause, hashOfToken, storedShareSchema } from './stored-share';
import { countOf } from './viewers';

const closed = () => new AppError('share-closed');

type Opening = OpenShareRequest & {
  /** Who has sent an ID token with it. */
  person: Person | null;
  address: string | null;
  isSecure: boolean;
};

/**
 * Lets somebody in. @returns what they see of the share, and the `Set-Cookie` of their session
 * @throws AppError share-closed for every reason alike, at the same cost; too-many (passwords tried, or opened at once)
 */
export async function openShare(opening: Opening): Promise<{ share: GuestShare; cookie: string }> {
  const { token, password, person, address, isSecure } = opening;
  const tokenHash = hashOfToken(token);
  if (password !== undefined) {
    // guard: share-passwords-are-counted
    await spend([{ what: 'share-password/address', who: `${tokenHash} ${address ?? ''}` }], 'before');
  }
  const { docs } = await firestore().collection('shares').where('tokenHash', '==', tokenHash).limit(1).get();
  const share = docs[0] && readDocument(storedShareSchema, docs[0]);
  const access = await readShareAccess(share);
  const isOpen = share !== undefined && isOpenTo(share, person, access);
  // Whoever is not let in has cost a password, also where none is wanted.
  // guard: shares-want-their-password (always)
  const isRight =
    (isOpen && share.passwordHash === null) ||
    (await isPassword(password ?? '', share?.passwordHash ?? null));
  if (!isOpen || !isRight) throw closed();
  const projection = await projectionOf(share.threadId);
  countOf(share).opened();
  return {
    share: await projection.guestShare(share),
    cookie: sessionCookie(share, { now: Date.now(), isSecure }),
  };
}

function isOpenTo(share: StoredShare, person: Person | null, access: ShareAccess): boolean {
  // guard: shares-for-signed-in
  if (share.audience === 'signed-in' && person === null) return false;
  return closedBecause(share, access, Date.now()) === null;
}

export type Visit = { shareId: string; cookies: string | null };

type Admitted = { share: StoredShare; projection: Projection };

/** @throws AppError share-closed, without a session of this version of this share, and where the share lets nobody in */
export async function admit({ shareId, cookies }: Visit): Promise<Admitted> {
  const session = sessionOf(cookies, shareId, Date.now());
  if (session === undefined) throw closed();
  const projection = projectionWith(shareId) ?? (await readProjection(shareId));
  await projection.ready;
  const share = projection.admit(session);
  if (share === undefined) throw closed();
  return { share, projection };
}

async function readProjection(shareId: string): Promise<Projection> {
  const share = readDocument(storedShareSchema, await firestore().doc(sharePath(shareId)).get());
  if (share === undefined) throw closed();
  return await projectionOf(share.threadId);
}

/**
 * Follows a share: sends what the guest has not seen since `lastEventId`, and then everything as it comes.
 * @returns leaves. @throws AppError share-closed, too-many
 */
export async function followShare(
  visit: Visit & { lastEventId: string | null },
  connection: Connection,
): Promise<() => void> {
  const { share, projection } = await admit(visit);
  const giveBack = countOf(share).enter();
  try {
    const end = () => {
      giveBack();
      connection.end();
    };
    const leave = await projection.join(share, visit.lastEventId, { ...connection, end });
    return () => {
      leave();
      giveBack();
    };
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** The messages before a position, ascending. @throws AppError share-closed */
export async function readShare(
  visit: Visit & { before: number },
): Promise<{ messages: GuestMessage[]; hasOlder: boolean }> {
  const { share, projection } = await admit(visit);
  return await projection.page(share, { before: visit.before });
}
