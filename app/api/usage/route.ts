import { handler } from '@/app/api/handler';
import { usageQuerySchema } from '@/model/usage-requests';
import { ownScope } from '@/server/analytics/scope';
import { readUsage } from '@/server/analytics/usage';

export const GET = handler('GET /api/usage', async ({ person, readQuery, json }) => {
  const { scope, ...range } = readQuery(usageQuerySchema);
  return json(await readUsage(person, ownScope(person, scope), range));
});
