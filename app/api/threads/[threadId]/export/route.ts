import { exportQuerySchema } from '@/model/requests';
import { exportThread } from '@/server/archive/export-thread';
import { openStream } from '@/server/platform/rates/open-streams';
import { shutdownSignal } from '@/server/platform/shutdown';
import { download } from '@/app/api/download';
import { handler, languageOf } from '@/app/api/handler';

export const GET = handler(
  'GET /api/threads/{threadId}/export',
  async ({ request, person, params, readQuery }) => {
    const options = readQuery(exportQuerySchema);
    const close = openStream(person.uid, 'export');
    try {
      const reader = { language: languageOf(request), signal: shutdownSignal() };
      return download(await exportThread(person, params.threadId, options, reader), close);
    } catch (error) {
      close();
      throw error;
    }
  },
);
