// Who is in a thread at this moment, as beats tell it. Times are Firestore's: no browser's clock is believed.
import * as z from 'zod/v4-mini';

export const presenceSchema = z.object({
  /** The uid. */
  id: z.string(),
  /** The last beat. */
  seenAt: z.number(),
  /** The last key pressed while writing a message; null when nothing is being written. */
  typingAt: z.nullable(z.number()),
});
export type Presence = z.infer<typeof presenceSchema>;

/** A page that is looked at beats so often. */
export const BEAT_MS = 25_000;
/** Two beats were missed: the page is hidden, or its network is away. */
export const IDLE_AFTER_MS = 60_000;
export const GONE_AFTER_MS = 90_000;
/** Typing is told at most so often, and believed for a little longer. */
export const TYPING_SENT_MS = 4_000;
export const TYPING_SHOWN_MS = 7_000;
/** In threads of more members nobody is followed by name: everybody's beats would go to everybody. */
export const MAX_PRESENT_BY_NAME = 15;

/** What a page told last of its typing; `toldAt` by the page's own steady clock (ms). */
export type Typing = { is: boolean; sentAt: number };

/** Whether a key, or an emptied box, is told: when typing begins, while it goes on, and when the text is gone. */
export function shouldSendTyping({ is, sentAt }: Typing, isWriting: boolean, now: number): boolean {
  return isWriting ? !is || now - sentAt >= TYPING_SENT_MS : is;
}

export type Here = { uid: string; state: 'here' | 'idle'; isTyping: boolean };

/** Who is here at `now`, by Firestore's time, in the order in which they were seen last. */
export function whoIsHere(beats: readonly Presence[], now: number): Here[] {
  return beats
    .filter(({ seenAt }) => now - seenAt < GONE_AFTER_MS)
    .toSorted((a, b) => b.seenAt - a.seenAt)
    .map(({ id, seenAt, typingAt }) => ({
      uid: id,
      state: now - seenAt < IDLE_AFTER_MS ? 'here' : 'idle',
      isTyping: typingAt !== null && now - typingAt < TYPING_SHOWN_MS,
    }));
}
