import { signOutEverywhere } from '@/server/account/account';
import { noContent, route } from '@/app/api/handler';

export const POST = route(
  async ({ person }) => {
    await signOutEverywhere(person);
    return noContent();
  },
  { checkRevoked: true, rates: ['account/person'] },
);
