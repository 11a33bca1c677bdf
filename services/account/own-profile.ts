// The signed-in person's own document, live. Apart from services/account/account.ts, which few pages need.
import { doc, updateDoc } from 'firebase/firestore';
import * as z from 'zod/v4-mini';
import { userPath } from '@/model/paths';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

const myselfSchema = z.object({
  name: z._default(z.nullable(z.string()), null),
  photoUrl: z._default(z.nullable(z.string()), null),
  /** When this person signed out everywhere: older sessions end. */
  signedOutAt: z._default(z.nullable(z.number()), null),
  /** The account was deleted: the document holds nothing else. */
  deleted: z._default(z.boolean(), false),
  preferences: z._default(
    z.object({
      /** No notifications before this time (ms). */
      quietUntil: z.optional(z.number()),
      /** Who may add the person without asking; see model/adding.ts. */
      addedBy: z.optional(z.string()),
      /** Threads whose last activity was before this time (ms) are read, but for those whose read states say otherwise. */
      unreadNotedAt: z.optional(z.number()),
    }),
    {},
  ),
});
export type Myself = z.infer<typeof myselfSchema>;

/** Null until the server has stored this person's first sign-in. */
export function myselfQuery(uid: string) {
  return liveQuery<Myself | null>(['myself', uid], (listener) =>
    followDocument(userPath(uid), myselfSchema, listener),
  );
}

/** Pauses notifications on all of this person's devices until `until` (ms). @throws AppError */
export function saveQuietUntil(uid: string, until: number): Promise<void> {
  return savePreference(uid, { 'preferences.quietUntil': until });
}

/** Notes that all threads were looked through for unread messages up to `at` (ms). @throws AppError */
export function saveUnreadNotedAt(uid: string, at: number): Promise<void> {
  return savePreference(uid, { 'preferences.unreadNotedAt': at });
}

async function savePreference(uid: string, changed: Record<string, number>): Promise<void> {
  await updateDoc(doc(firestore(), userPath(uid)), changed).catch((error: unknown) => {
    throw fromFirebase(error);
  });
}
