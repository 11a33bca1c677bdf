import { updateMeRequestSchema } from '@/model/api';
import { deleteAccount, updateProfile } from '@/server/account/account';
import { saveProfile } from '@/server/access/person';
import { acceptEmailInvites } from '@/server/members/email-invites';
import { json, noContent, readBody, route } from '@/app/api/handler';

/** At every sign-in: keeps who came, and takes the places that wait for their address. */
export const POST = route(
  async ({ person }) => {
    const profile = await saveProfile(person);
    const joined = await acceptEmailInvites(person);
    return json({ uid: person.uid, ...profile, joined });
  },
  { checkRevoked: true },
);

export const PATCH = route(
  async ({ request, person }) =>
    json(await updateProfile(person, await readBody(request, updateMeRequestSchema))),
  { checkRevoked: true, rates: ['account/person'] },
);

export const DELETE = route(
  async ({ person }) => {
    await deleteAccount(person);
    return noContent();
  },
  { checkRevoked: true, rates: ['account/person'] },
);
