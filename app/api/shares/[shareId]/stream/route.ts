import { shutdownSignal } from '@/server/platform/shutdown';
import { guestStream } from '@/server/shares/projection/guest-stream';
import { followShare } from '@/server/shares/guests';
import { openHandler } from '@/app/api/handler';
import { forGuests } from '@/app/api/shares/guest-headers';

/** A guest's page, live. A server that shuts down ends it without a cut: the page goes on with another one. */
export const GET = openHandler('GET /api/shares/{shareId}/stream', async ({ request, params }) => {
  const signal = AbortSignal.any([request.signal, shutdownSignal()]);
  const { headers } = request;
  const visit = { ...params, cookies: headers.get('cookie'), lastEventId: headers.get('last-event-id') };
  const body = await guestStream((connection) => followShare(visit, connection), signal);
  return forGuests(
    new Response(body, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
    }),
  );
});
