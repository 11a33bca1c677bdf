import { exportAllQuerySchema } from '@/model/requests';
import { exportAll } from '@/server/archive/export-all';
import { openStream } from '@/server/platform/rates/open-streams';
import { shutdownSignal } from '@/server/platform/shutdown';
import { download } from '@/app/api/download';
import { handler, languageOf } from '@/app/api/handler';

export const GET = handler('GET /api/export', async ({ request, person, readQuery }) => {
  const options = readQuery(exportAllQuerySchema);
  const close = openStream(person.uid, 'export');
  const reader = { language: languageOf(request), signal: shutdownSignal() };
  return download(exportAll(person, options, reader), close);
});
