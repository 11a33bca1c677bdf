import { signOutEverywhere } from '@/server/account/account';
import { handler, noContent } from '@/app/api/handler';

export const POST = handler('POST /api/me/sign-out-everywhere', async ({ person }) => {
  await signOutEverywhere(person);
  return noContent();
});
