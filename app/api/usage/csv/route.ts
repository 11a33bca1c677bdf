import { download } from '@/app/api/download';
import { handler } from '@/app/api/handler';
import { usageQuerySchema } from '@/model/usage-requests';
import { usageCsv } from '@/server/analytics/csv';
import { ownScope } from '@/server/analytics/scope';
import { openStream } from '@/server/platform/rates/open-streams';

export const GET = handler('GET /api/usage/csv', async ({ person, readQuery }) => {
  const { scope, ...range } = readQuery(usageQuerySchema);
  const of = ownScope(person, scope);
  const close = openStream(person.uid, 'export');
  try {
    return download(await usageCsv(person, of, range), close);
  } catch (error) {
    close();
    throw error;
  }
});
