// Profile pictures: small, each at an address that cannot be guessed. The type and size of a file come from its bytes, not
// from its claimed name or type; only three image formats are stored or served.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS } from '@/model/limits';
import { idSchema, picturePath } from '@/model/paths';
import { newToken } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { type PictureFormat, readPictureFormat } from './picture-format';

/** Path at which browsers load a picture. */
const ADDRESS = '/api/pictures/';

/**
 * Stores a picture and returns its path on this site.
 * @throws AppError too-long (48 KB), invalid (no PNG, JPEG or WebP, one that moves, or one over 512 pixels)
 */
export async function savePicture(uid: string, bytes: Buffer): Promise<string> {
  if (bytes.length > MAX_PICTURE_BYTES)
    throw new AppError('too-long', errorText.pictureTooBig(MAX_PICTURE_BYTES / 1024));
  const { type } = requireSmallPicture(bytes);
  const id = newToken();
  await firestore().doc(picturePath(id)).create({ uid, type, bytes, at: FieldValue.serverTimestamp() });
  return `${ADDRESS}${id}`;
}

/** @throws AppError invalid */
function requireSmallPicture(bytes: Uint8Array): PictureFormat {
  const format = readPictureFormat(bytes);
  // guard: only-pictures-saved
  if (format === undefined) throw new AppError('invalid', errorText.notAPicture);
  // guard: no-animated-pictures
  if (format.isAnimated) throw new AppError('invalid', errorText.animatedPicture);
  // guard: pictures-of-few-pixels
  if (Math.max(format.width, format.height) > MAX_PICTURE_PIXELS)
    throw new AppError('invalid', errorText.pictureTooWide(MAX_PICTURE_PIXELS));
  return format;
}

/** Deletes the picture at a path that `savePicture` returned; null has none. */
export async function deletePicture(photoUrl: string | null): Promise<void> {
  const id = idSchema.safeParse(photoUrl?.slice(ADDRESS.length));
  if (id.success) await firestore().doc(picturePath(id.data)).delete();
}

/** A picture that would not be stored today is not served either. @throws AppError not-found */
export async function readPicture(id: string): Promise<{ bytes: Buffer; type: PictureFormat['type'] }> {
  const picture = await firestore().doc(picturePath(id)).get();
  const bytes: unknown = picture.get('bytes');
  if (!(bytes instanceof Uint8Array)) throw new AppError('not-found');
  try {
    return { bytes: Buffer.from(bytes), type: requireSmallPicture(bytes).type };
  } catch (cause) {
    throw new AppError('not-found', undefined, { cause });
  }
}
