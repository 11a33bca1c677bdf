import { openShareRequestSchema } from '@/model/share-requests';
import { requirePerson } from '@/server/access/person';
import { config } from '@/server/platform/config';
import { addressOf } from '@/server/platform/network-address';
import { openShare } from '@/server/shares/guests';
import { openHandler } from '@/app/api/handler';
import { forGuests } from '@/app/api/shares/guest-headers';

/** Lets somebody in who has the link: sets the cookie of their session. */
export const POST = openHandler('POST /api/shares/open', async ({ request, readBody, json }) => {
  const body = await readBody(openShareRequestSchema);
  const { share, cookie } = await openShare({
    ...body,
    person: await personOf(request),
    address: addressOf(request.headers, config().trustedProxies),
    isSecure: isSecure(request),
  });
  const response = json({ share });
  response.headers.set('set-cookie', cookie);
  return forGuests(response);
});

/** Null without a valid token: the share is closed then, like for every other reason. */
async function personOf(request: Request) {
  const authorization = request.headers.get('authorization');
  if (authorization === null) return null;
  return await requirePerson(authorization, { checkRevoked: false }).catch(() => null);
}

function isSecure(request: Request): boolean {
  const proto = request.headers.get('x-forwarded-proto') ?? new URL(request.url).protocol;
  return proto.startsWith('https');
}
