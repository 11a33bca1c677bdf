// The link of a thread to the one that it was started from: how far it has been copied, and what must go from it because it went there.
import 'server-only';
import * as z from 'zod/v4-mini';
import { shareNamesSchema } from '@/model/share';
import { titleBySchema } from '@/model/thread';

/** forks/{thread}: `lastUpdateTime` of the document guards every step of the copying. */
export const storedForkSchema = z.object({
  id: z.string(),
  /** The thread that it was started from, up to which position, and when: an answer that was written anew later is not copied. */
  originId: z.string(),
  upToSeq: z.number(),
  scopedAt: z.number(),
  names: shareNamesSchema,
  /** Of a thread that continues a share: nothing is shown unless it is still of this version. */
  share: z.nullable(z.object({ id: z.string(), version: z.number() })),
  /** The origin's title then, and the positions of the messages from which the model made it. */
  title: z.string(),
  titleBy: titleBySchema,
  titleFrom: z.array(z.number()),
  state: z.enum(['copying', 'done']),
  /** The position in the origin up to which everything was copied, and how many copies that made: their positions are 1 to that. */
  copiedSeq: z.number(),
  copied: z.number(),
  /** Uids whose names copies may have. */
  people: z.array(z.string()),
  /** Positions in the origin whose messages were deleted or hidden; their copies must go. */
  pending: z.array(z.number()),
  /** The origin was deleted permanently: all copies must go, and up to this position here they have. */
  isOriginDeleted: z.boolean(),
  removedSeq: z.number(),
  /** A title that went from the origin, where it had come from another thread. */
  goneTitle: z.nullable(z.string()),
});
export type StoredFork = z.infer<typeof storedForkSchema>;

/**
 * Whether the title that came along has gone from the origin: with a message from which the model had made it, or from where the
 * origin itself had it.
 */
export function hasLostTitle({ title, titleBy, titleFrom, pending, goneTitle }: StoredFork): boolean {
  const wasMadeOf = titleBy === 'assistant' && pending.some((seq) => titleFrom.includes(seq));
  return wasMadeOf || goneTitle === title;
}
