import { readPicture } from '@/server/account/pictures';
import { openHandler } from '@/app/api/handler';

/** Pictures are asked for by `<img>`, which carries no token: the address is the secret. Never anything but a picture. */
export const GET = openHandler('GET /api/pictures/{pictureId}', async ({ params }) => {
  const { bytes, type } = await readPicture(params.pictureId);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'cache-control': 'private, max-age=31536000, immutable',
      // A file that is a page too stays a picture, also when it is opened by itself.
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline; filename="picture"',
    },
  });
});
