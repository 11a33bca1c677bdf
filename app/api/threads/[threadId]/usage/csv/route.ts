import { download } from '@/app/api/download';
import { handler } from '@/app/api/handler';
import { threadUsageQuerySchema } from '@/model/usage-requests';
import { usageCsv } from '@/server/analytics/csv';
import { threadScope } from '@/server/analytics/scope';
import { openStream } from '@/server/platform/rates/open-streams';

export const GET = handler('GET /api/threads/{threadId}/usage/csv', async ({ person, params, readQuery }) => {
  const range = readQuery(threadUsageQuerySchema);
  const of = await threadScope(person, params.threadId);
  const close = openStream(person.uid, 'export');
  try {
    return download(await usageCsv(person, of, range), close);
  } catch (error) {
    close();
    throw error;
  }
});
