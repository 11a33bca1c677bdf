// Who is present in a thread, by heartbeats. Times are Firestore's: no browser's clock is trusted.
import * as z from 'zod/v4-mini';

export const presenceSchema = z.object({
  /** The uid. */
  id: z.string(),
  /** The last heartbeat. */
  seenAt: z.number(),
  /** The last key pressed while typing a message; null when nobody is typing. */
  typingAt: z.nullable(z.number()),
});
export type Presence = z.infer<typeof presenceSchema>;

/** A visible page sends a heartbeat so often. */
export const BEAT_MS = 25_000;
/** Two heartbeats were missed: the page is hidden, or its network is lost. */
export const IDLE_AFTER_MS = 60_000;
export const GONE_AFTER_MS = 90_000;
/** Typing is sent at most so often, and shown for a little longer. */
export const TYPING_SENT_MS = 4_000;
export const TYPING_SHOWN_MS = 7_000;
/** In threads with more members nobody is shown by name: everybody's heartbeats would be sent to everybody. */
export const MAX_PRESENT_BY_NAME = 15;

/** The typing state that a page sent last; `sentAt` by the page's own monotonic clock (ms). */
export type Typing = { is: boolean; sentAt: number };

/** Whether a key press, or an emptied box, is sent: when typing begins, while it continues, and when the text is cleared. */
export function shouldSendTyping({ is, sentAt }: Typing, isWriting: boolean, now: number): boolean {
  return isWriting ? !is || now - sentAt >= TYPING_SENT_MS : is;
}

export type Here = { uid: string; state: 'here' | 'idle'; isTyping: boolean };

/** The people present at `now`, by Firestore's time, latest heartbeat first. */
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
