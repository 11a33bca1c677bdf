// Members of one thread who are brought into another one by somebody who is a member of both.
import 'server-only';
import type { GivenRole } from '@/model/access';
import { type Person, maySignIn } from '@/server/access/person';
import { retryRefused } from '@/server/platform/commit';
import { fellowOf } from './consent';
import { cancelEmailInvite, requireFewInvites } from './email-invites';
import { addOrInvite } from './members';

type Fellow = { uid: string; name: string; role: GivenRole };

/**
 * Makes somebody with whom the person shares a thread a member of `threadId`, or invites them where they do not let others add them;
 * whoever has no address to be invited by stays out. Idempotent.
 * @throws AppError not-found, forbidden (role, thread closed), too-many (members, or open invites)
 */
export async function takeAlong(person: Person, threadId: string, fellow: Fellow): Promise<void> {
  const { uid, name, role } = fellow;
  const { email, ...addressee } = await fellowOf({ uid, adder: person.uid, threadId });
  if (addressee.account === undefined || email === null || !maySignIn(email)) return;
  const known = { uid, name };
  const isNew = await retryRefused(() => addOrInvite(person, threadId, { email, role, addressee, known }));
  if (!isNew) return;
  await requireFewInvites({ email, by: person.uid, written: 1 }).catch(async (error: unknown) => {
    await cancelEmailInvite(person, threadId, email);
    throw error;
  });
}
