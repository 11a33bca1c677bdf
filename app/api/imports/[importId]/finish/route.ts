import { finishImport } from '@/server/imports/finish';
import { handler } from '@/app/api/handler';

export const POST = handler('POST /api/imports/{importId}/finish', async ({ person, params, json }) =>
  json(await finishImport(person, params.importId)),
);
