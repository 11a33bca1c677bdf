import { beginImportRequestSchema } from '@/model/import-requests';
import { beginImport } from '@/server/imports/begin';
import { handler } from '@/app/api/handler';

export const POST = handler('POST /api/imports', async ({ person, readBody, json }) =>
  json(await beginImport(person, await readBody(beginImportRequestSchema)), 201),
);
