import { knownConversationsRequestSchema } from '@/model/import-requests';
import { knownConversations } from '@/server/imports/begin';
import { handler } from '@/app/api/handler';

export const POST = handler('POST /api/imports/known', async ({ person, readBody, json }) => {
  const { conversations } = await readBody(knownConversationsRequestSchema);
  return json({ known: await knownConversations(person, conversations) });
});
