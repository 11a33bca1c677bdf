// A share as it is stored, and whether it lets anybody in. Of its secret only a hash is kept.
import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod/v4-mini';
import { type Role, can } from '@/model/access';
import { type CutReason, type Share, type Sharing, shareNamesSchema } from '@/model/share';
import { shareAudienceSchema } from '@/model/share-audience';
import type { Thread } from '@/model/thread';
import { config } from '@/server/platform/config';

export const storedShareSchema = z.object({
  id: z.string(),
  /** SHA-256 of the secret. */
  tokenHash: z.string(),
  threadId: z.string(),
  createdBy: z.string(),
  createdByName: z.string(),
  label: z.string(),
  audience: shareAudienceSchema,
  passwordHash: z.nullable(z.string()),
  upToSeq: z.nullable(z.number()),
  /** When `upToSeq` was chosen: an answer that was written later, into an earlier position, is not in the scope. */
  scopedAt: z.number(),
  names: shareNamesSchema,
  showsTitle: z.boolean(),
  mayFork: z.boolean(),
  expiresAt: z.nullable(z.number()),
  /** Moves whenever what lets guests in, or what they see, changes: sessions of other versions are void. */
  version: z.number(),
  createdAt: z.number(),
  guestCount: z.number(),
  lastSeenAt: z.nullable(z.number()),
  /** Threads in which guests continue it. */
  forkCount: z._default(z.number(), 0),
});
export type StoredShare = z.infer<typeof storedShareSchema>;

/** 256 random bits in 43 characters. */
export const newShareToken = () => randomBytes(32).toString('base64url');
export const newShareId = () => `s-${randomBytes(16).toString('base64url')}`;

/** 256 random bits cannot be guessed, so one round of a fast hash is enough. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function siteSharing(): Sharing {
  const { audiences, maxDays } = config().shares;
  return { audiences: [...audiences], maxDays };
}

type ShareAccess = { thread: Pick<Thread, 'state'> | undefined; creatorRole: Role | undefined };

/** Why a share lets nobody in at `now`; null where it does. */
export function closedBecause(
  share: Pick<StoredShare, 'audience' | 'expiresAt'>,
  { thread, creatorRole }: ShareAccess,
  now: number,
): Extract<CutReason, 'expired' | 'closed'> | null {
  // guard: share-expires
  if (share.expiresAt !== null && share.expiresAt <= now) return 'expired';
  // guard: share-needs-site
  if (!config().shares.audiences.includes(share.audience)) return 'closed';
  // guard: share-needs-its-maker
  if (!can(creatorRole, 'share')) return 'closed';
  // guard: share-of-trashed-thread-closed
  if (!isReadable(thread)) return 'closed';
  return null;
}

const isReadable = (thread: ShareAccess['thread']) =>
  thread?.state === 'open' || thread?.state === 'archived';

type Seen = ShareAccess & { uid: string; guestsNow: number; now: number };

/** As the owner and admins of its thread see it. */
export function shareFor(share: StoredShare, { uid, guestsNow, now, ...access }: Seen): Share {
  const { id, threadId, label, audience, upToSeq, names, showsTitle, mayFork } = share;
  const { expiresAt, createdAt, createdByName, guestCount, lastSeenAt, forkCount } = share;
  return {
    id,
    threadId,
    label,
    audience,
    hasPassword: share.passwordHash !== null,
    upToSeq,
    names,
    showsTitle,
    mayFork,
    expiresAt,
    createdAt,
    createdByName,
    isMine: share.createdBy === uid,
    guestsNow,
    guestCount,
    lastSeenAt,
    forkCount,
    state: closedBecause(share, access, now) ?? 'active',
  };
}
