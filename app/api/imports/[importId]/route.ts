import { cancelImport } from '@/server/imports/remove';
import { handler, noContent } from '@/app/api/handler';

export const DELETE = handler('DELETE /api/imports/{importId}', async ({ person, params }) => {
  await cancelImport(person, params.importId);
  return noContent();
});
