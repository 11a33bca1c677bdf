import { readPicture } from '@/server/account/pictures';
import { openHandler } from '@/app/api/handler';

/** Pictures are loaded by `<img>`, which sends no token: the address is the secret. Never serves anything but a picture. */
export const GET = openHandler('GET /api/pictures/{pictureId}', async ({ params }) => {
  const { bytes, type } = await readPicture(params.pictureId);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'cache-control': 'private, max-age=31536000, immutable',
      // A file that is also valid HTML stays a picture, even when it is opened by itself.
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline; filename="picture"',
    },
  });
});
