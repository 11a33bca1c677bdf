// One's own document, live. Apart from services/account.ts, which few pages need.
import * as z from 'zod/v4';
import { userPath } from '@/model/paths';
import { followDocument } from './firestore';
import { liveQuery } from './live-query';

const myselfSchema = z.object({
  name: z.string().nullable().default(null),
  photoUrl: z.string().nullable().default(null),
  /** When this person signed out everywhere: sessions that are older end. */
  signedOutAt: z.number().nullable().default(null),
  /** The account was deleted: nothing else is left here. */
  gone: z.boolean().default(false),
});
export type Myself = z.infer<typeof myselfSchema>;

/** Null until the server has heard of this person for the first time. */
export function myselfQuery(uid: string) {
  return liveQuery<Myself | null>(['myself', uid], (listener) =>
    followDocument(userPath(uid), myselfSchema, listener),
  );
}
