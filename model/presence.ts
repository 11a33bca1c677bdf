// Who is present in a thread, by heartbeats. Times are Firestore's: no browser's clock is trusted.
import * as z from 'zod/v4-mini';
import { PRESENCE_REST_S } from './limits';

export const presenceSchema = z.object({
  /** The uid. */
  id: z.string(),
  /** The last heartbeat; null after leaving. */
  seenAt: z.nullable(z.number()),
  /** The last key pressed while typing a message; null when nobody is typing. */
  typingAt: z.nullable(z.number()),
  /** The field of a form in which they type; null: the message box. */
  typingIn: z._default(z.nullable(z.string()), null),
});
export type Presence = z.infer<typeof presenceSchema>;

/** A visible page sends a heartbeat so often. */
export const BEAT_MS = 25_000;
/** Two heartbeats were missed: the page is hidden, or its network is lost. */
export const IDLE_AFTER_MS = 60_000;
export const GONE_AFTER_MS = 90_000;
/** While keys are pressed, typing is sent so often, and shown for a little longer; it has paused some time after the last key. */
export const TYPING_SENT_MS = 5_000;
export const TYPING_SHOWN_MS = 7_000;
export const TYPING_PAUSED_MS = 4_000;
/** How long each sign rests before the rules accept it again. */
const REST_MS = PRESENCE_REST_S * 1_000;
/** In threads with more members nobody is shown by name: everybody's heartbeats would be sent to everybody. */
export const MAX_PRESENT_BY_NAME = 15;

/** A write of one's own presence. `here` is the heartbeat, and says too whether the person is typing. */
export type Sign = 'here' | 'typing' | 'left';
/** What a page wants others to see. `paused`: no key was pressed lately, so that typing ends without a write. */
export type Wish = 'gone' | 'here' | 'typing' | 'paused';
/** What others see by the signs of this page, and when each was last written: ms of the page's own monotonic clock. */
export type Signed = {
  shown: 'gone' | 'here' | 'typing';
  hereAt: number;
  typingAt: number;
  leftAt: number;
};

export const NOTHING_SIGNED: Signed = {
  shown: 'gone',
  hereAt: -Infinity,
  typingAt: -Infinity,
  leftAt: -Infinity,
};

/**
 * The next sign of a page with this wish and the earliest time for it, which may have passed; null: none. Leaving never
 * waits, and typing waits for no heartbeat: the rules let each sign rest on its own.
 */
export function nextSign(wish: Wish, signed: Signed, now: number): { sign: Sign; at: number } | null {
  const { shown, hereAt, typingAt, leftAt } = signed;
  if (wish === 'gone') return shown === 'gone' ? null : { sign: 'left', at: now };
  const isTypingShown = shown === 'typing' && now - typingAt < TYPING_SHOWN_MS;
  if (shown === 'gone' || (wish === 'here' && isTypingShown))
    return { sign: 'here', at: Math.max(hereAt, leftAt) + REST_MS };
  const beatAt = hereAt + BEAT_MS;
  if (wish !== 'typing') return { sign: 'here', at: beatAt };
  const nextTypingAt = typingAt + (isTypingShown ? TYPING_SENT_MS : REST_MS);
  // A heartbeat that is due soon says both in one write.
  return beatAt <= Math.max(now, nextTypingAt) + TYPING_SENT_MS
    ? { sign: 'here', at: Math.min(beatAt, nextTypingAt) }
    : { sign: 'typing', at: nextTypingAt };
}

/** After writing a sign at `now`. */
export function afterSign(
  signed: Signed,
  { sign, isTyping }: { sign: Sign; isTyping: boolean },
  now: number,
): Signed {
  switch (sign) {
    case 'here':
      // Without typing it clears the time of typing, which need not rest then.
      return isTyping
        ? { ...signed, shown: 'typing', hereAt: now, typingAt: now }
        : { ...signed, shown: 'here', hereAt: now, typingAt: -Infinity };
    case 'typing':
      return { ...signed, shown: 'typing', typingAt: now };
    case 'left':
      return { ...signed, shown: 'gone', leftAt: now };
  }
}

export type Here = {
  uid: string;
  state: 'here' | 'idle';
  /** In the message box. */
  isTyping: boolean;
  /** The field of a form in which they type, by `fieldPlace`. */
  typingIn: string | null;
};

/** Names a field of a form of an answer in a presence. */
export const fieldPlace = (messageId: string, field: string) => `${messageId}/${field}`;

/** The people present at `now`, by Firestore's time, latest heartbeat first. */
export function whoIsHere(beats: readonly Presence[], now: number): Here[] {
  return beats
    .flatMap(({ id, seenAt, typingAt, typingIn }) =>
      seenAt !== null && now - seenAt < GONE_AFTER_MS ? [{ uid: id, seenAt, typingAt, typingIn }] : [],
    )
    .toSorted((a, b) => b.seenAt - a.seenAt)
    .map(({ uid, seenAt, typingAt, typingIn }) => {
      const types = typingAt !== null && now - typingAt < TYPING_SHOWN_MS;
      return {
        uid,
        state: now - seenAt < IDLE_AFTER_MS ? 'here' : 'idle',
        isTyping: types && typingIn === null,
        typingIn: types ? typingIn : null,
      };
    });
}
