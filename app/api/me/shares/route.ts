import { getMyShares } from '@/server/shares/share-lists';
import { handler } from '@/app/api/handler';

export const GET = handler('GET /api/me/shares', async ({ person, json }) => json(await getMyShares(person)));
