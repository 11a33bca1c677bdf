// Shares as people see them: those of a thread, their own, and what guests of one would see.
import 'server-only';
import { AppError } from '@/model/errors';
import { SHARE_PREVIEW_MESSAGES } from '@/model/limits';
import { type Member, memberSchema } from '@/model/member';
import { memberPath, sharePath, threadPath } from '@/model/paths';
import type { GuestMessage, Share, Sharing } from '@/model/share';
import type { SharePreviewQuery } from '@/model/share-requests';
import { type Thread, threadSchema } from '@/model/thread';
import type { Person } from '@/server/access/person';
import { requireAccess } from '@/server/access/thread-access';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { readShareAccess } from './share-access';
import { projectionOf } from '@/server/shares/projection/projection';
import { type StoredShare, shareFor, siteSharing, storedShareSchema } from './stored-share';
import { guestsOf } from './viewers';

/** Newest first, expired ones included. @throws AppError not-found, forbidden */
export async function getShares(
  person: Person,
  threadId: string,
): Promise<{ shares: Share[]; count: number; site: Sharing }> {
  // guard: shares-for-managers
  const { thread } = await requireAccess(person, threadId, 'share');
  const [{ docs }, guests] = await Promise.all([
    firestore().collection('shares').where('threadId', '==', threadId).get(),
    guestsOf(threadId),
  ]);
  const stored = readDocuments(storedShareSchema, docs).toSorted((a, b) => b.createdAt - a.createdAt);
  const creators = await membersOf(
    threadId,
    stored.map(({ createdBy }) => createdBy),
  );
  const now = Date.now();
  const shares = stored.map((share) =>
    shareFor(share, {
      uid: person.uid,
      guestsNow: guests.get(share.id) ?? 0,
      now,
      thread,
      creatorRole: creators.get(share.createdBy)?.role,
    }),
  );
  return { shares, count: thread.landedCount, site: siteSharing() };
}

async function membersOf(threadId: string, uids: readonly string[]): Promise<Map<string, Member>> {
  const refs = [...new Set(uids)].map((uid) => firestore().doc(memberPath(threadId, uid)));
  const docs = refs.length === 0 ? [] : await firestore().getAll(...refs);
  const members = docs.flatMap((doc) => readDocument(memberSchema, doc) ?? []);
  return new Map(members.map((member) => [member.id, member]));
}

/** One as the person sees it who has just changed it. */
export async function readShareFor(person: Person, shareId: string): Promise<Share> {
  const share = readDocument(storedShareSchema, await firestore().doc(sharePath(shareId)).get());
  // Revoked at the same time.
  if (share === undefined) throw new AppError('not-found');
  const [access, guests] = await Promise.all([readShareAccess(share), guestsOf(share.threadId)]);
  return shareFor(share, {
    uid: person.uid,
    guestsNow: guests.get(shareId) ?? 0,
    now: Date.now(),
    ...access,
  });
}

type MyShare = Share & { threadTitle: string; titleBy: Thread['titleBy'] };

/** All that the person has made in threads of which they are a member, newest first. */
export async function getMyShares(person: Person): Promise<{ shares: MyShare[] }> {
  const { docs } = await firestore().collection('shares').where('createdBy', '==', person.uid).get();
  const stored = readDocuments(storedShareSchema, docs).toSorted((a, b) => b.createdAt - a.createdAt);
  const threadIds = [...new Set(stored.map(({ threadId }) => threadId))];
  const known = new Map(
    await Promise.all(threadIds.map(async (id) => [id, await threadFor(person, id)] as const)),
  );
  const shares = stored.flatMap((share) => mine(person, share, known.get(share.threadId)));
  return { shares };
}

type KnownThread = { thread: Thread; role: Member['role']; guests: Map<string, number> };

/** Undefined where the person is no member any more: not even the title is theirs to see. */
async function threadFor(person: Person, threadId: string): Promise<KnownThread | undefined> {
  const db = firestore();
  const [[threadDoc, memberDoc], guests] = await Promise.all([
    db.getAll(db.doc(threadPath(threadId)), db.doc(memberPath(threadId, person.uid))),
    guestsOf(threadId),
  ]);
  const thread = threadDoc && readDocument(threadSchema, threadDoc);
  const member = memberDoc && readDocument(memberSchema, memberDoc);
  // guard: own-shares-of-own-threads (never)
  return thread === undefined || member === undefined ? undefined : { thread, role: member.role, guests };
}

function mine(person: Person, share: StoredShare, known: KnownThread | undefined): MyShare[] {
  if (known === undefined) return [];
  const { thread, role, guests } = known;
  const guestsNow = guests.get(share.id) ?? 0;
  const seen = { uid: person.uid, guestsNow, now: Date.now(), thread, creatorRole: role };
  return [{ ...shareFor(share, seen), threadTitle: thread.title, titleBy: thread.titleBy }];
}

/** The newest messages, ascending, as guests of such a share would see them. @throws AppError not-found, forbidden */
export async function previewShare(
  person: Person,
  threadId: string,
  { names, upToSeq }: SharePreviewQuery,
): Promise<{ messages: GuestMessage[]; count: number }> {
  // guard: previews-for-managers
  const { thread } = await requireAccess(person, threadId, 'share');
  const scope = { names, upToSeq: upToSeq ?? null, scopedAt: Date.now() };
  const projection = await projectionOf(threadId);
  const [{ messages }, count] = await Promise.all([
    projection.page(scope, { limit: SHARE_PREVIEW_MESSAGES }),
    projection.count(scope),
  ]);
  return { messages, count: count ?? thread.landedCount };
}
