import { handler } from '@/app/api/handler';
import { threadUsageQuerySchema } from '@/model/usage-requests';
import { threadScope } from '@/server/analytics/scope';
import { readUsage } from '@/server/analytics/usage';

export const GET = handler(
  'GET /api/threads/{threadId}/usage',
  async ({ person, params, readQuery, json }) => {
    const range = readQuery(threadUsageQuerySchema);
    return json(await readUsage(person, await threadScope(person, params.threadId), range));
  },
);
