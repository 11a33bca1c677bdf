import { readPicture } from '@/server/account/pictures';
import { openHandler } from '@/app/api/handler';

/** Pictures are loaded by `<img>`, which sends no token: the address is the secret. Never serves anything but a picture. */
export const GET = openHandler('GET /api/pictures/{pictureId}', async ({ request, params }) => {
  const { bytes, type } = await readPicture(params.pictureId);
  // Another picture gets another address, so the address names the content.
  const etag = `"${params.pictureId}"`;
  const isKnown = knownTags(request).includes(etag);
  return new Response(isKnown ? null : new Uint8Array(bytes), {
    status: isKnown ? 304 : 200,
    headers: {
      'content-type': type,
      etag,
      'cache-control': 'private, max-age=31536000, immutable',
      // A file that is also valid HTML stays a picture, even when it is opened by itself.
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline; filename="picture"',
    },
  });
});

/** A proxy that compresses marks tags as weak. */
function knownTags(request: Request): string[] {
  return (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}
