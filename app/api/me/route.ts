import { keepProfile } from '@/server/people';
import { takePlaces } from '@/server/members';
import { json, route } from '@/app/api/respond';

export const POST = route(async ({ person }) => {
  await keepProfile(person);
  const joined = await takePlaces(person);
  return json({ uid: person.uid, name: person.name, joined });
});
