import { readPicture } from '@/server/pictures';
import { idParam, openRoute } from '@/app/api/respond';

/** Pictures are asked for by `<img>`, which carries no token: the address is the secret. Never anything but a picture; next.config.ts puts it into a sandbox. */
export const GET = openRoute(async ({ params }) => {
  const { bytes, type } = await readPicture(idParam(params, 'pictureId'));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': 'inline; filename="picture"',
    },
  });
});
