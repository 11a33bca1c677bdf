import { updateMeRequestSchema } from '@/model/requests';
import { deleteAccount, updateProfile } from '@/server/account/account';
import { saveProfile } from '@/server/access/person';
import { acceptEmailInvites } from '@/server/members/email-invites';
import { handler, noContent } from '@/app/api/handler';

/** At every sign-in: stores the person's profile, and accepts the invites of their address. */
export const POST = handler('POST /api/me', async ({ person, json }) => {
  const profile = await saveProfile(person);
  const joined = await acceptEmailInvites(person);
  return json({ uid: person.uid, ...profile, joined });
});

export const PATCH = handler('PATCH /api/me', async ({ person, readBody, json }) =>
  json(await updateProfile(person, await readBody(updateMeRequestSchema))),
);

export const DELETE = handler('DELETE /api/me', async ({ person }) => {
  await deleteAccount(person);
  return noContent();
});
