import { updateMeRequestSchema } from '@/model/requests';
import { deleteAccount, updateProfile } from '@/server/account/account';
import { saveProfile } from '@/server/access/person';
import { deleteDeadInvites } from '@/server/members/received-invites';
import { logError } from '@/server/platform/log';
import { handler, noContent } from '@/app/api/handler';

/** At every sign-in: stores the person's profile, and clears their list of invites that are no longer valid. */
export const POST = handler('POST /api/me', async ({ person, background, json }) => {
  const profile = await saveProfile(person);
  background(() =>
    deleteDeadInvites(person).catch((error: unknown) =>
      logError('invites not cleared', error, { uid: person.uid }),
    ),
  );
  return json({ uid: person.uid, ...profile });
});

export const PATCH = handler('PATCH /api/me', async ({ person, readBody, json }) =>
  json(await updateProfile(person, await readBody(updateMeRequestSchema))),
);

export const DELETE = handler('DELETE /api/me', async ({ person }) => {
  await deleteAccount(person);
  return noContent();
});
