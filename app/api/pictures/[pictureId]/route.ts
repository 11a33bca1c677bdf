import { readPicture } from '@/server/account/pictures';
import { idParam, openRoute } from '@/app/api/handler';

/** Pictures are asked for by `<img>`, which carries no token: the address is the secret. Never anything but a picture. */
export const GET = openRoute(async ({ params }) => {
  const { bytes, type } = await readPicture(idParam(params, 'pictureId'));
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
