// What ends the page of a guest.
import 'server-only';
import type { Member } from '@/model/member';
import type { CutReason } from '@/model/share';
import type { Thread } from '@/model/thread';
import { type StoredShare, closedBecause } from '@/server/shares/stored-share';

type Shared = {
  shares: ReadonlyMap<string, StoredShare>;
  thread: Thread | undefined;
  members: ReadonlyMap<string, Member>;
};

/** Why a session of this version of a share ends; null while it may go on. */
export function reasonToCut(
  { shareId, version }: { shareId: string; version: number },
  { shares, thread, members }: Shared,
): CutReason | null {
  const share = shares.get(shareId);
  if (thread === undefined || thread.state === 'deleting') return 'closed';
  // guard: revoked-shares-cut
  if (share === undefined) return 'revoked';
  // guard: changed-shares-cut
  if (share.version !== version) return 'changed';
  const creatorRole = members.get(share.createdBy)?.role;
  return closedBecause(share, { thread, creatorRole }, Date.now());
}
