import { importPartRequestSchema } from '@/model/import-requests';
import { addPart } from '@/server/imports/parts';
import { handler } from '@/app/api/handler';

export const POST = handler(
  'POST /api/imports/{importId}/parts',
  async ({ person, params, readBody, json }) =>
    json(await addPart(person, params.importId, await readBody(importPartRequestSchema))),
);
