import { signOutEverywhere } from '@/server/account';
import { noContent, route } from '@/app/api/respond';

export const POST = route(
  async ({ person }) => {
    await signOutEverywhere(person);
    return noContent();
  },
  { checkRevoked: true, rates: ['account/person'] },
);
