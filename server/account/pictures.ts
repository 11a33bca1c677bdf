// Profile pictures: small, each at an address that cannot be guessed. The type of a file comes from its first bytes, not
// from its claimed name or type; only three image formats are stored or served.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { MAX_PICTURE_BYTES } from '@/model/limits';
import { idSchema, picturePath } from '@/model/paths';
import { newToken } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

/** Path at which browsers load a picture. */
const ADDRESS = '/api/pictures/';

/** Stores a picture and returns its path on this site. @throws AppError too-long (48 KB), invalid (no PNG, JPEG or WebP) */
export async function savePicture(uid: string, bytes: Buffer): Promise<string> {
  if (bytes.length > MAX_PICTURE_BYTES)
    throw new AppError('too-long', errorText.pictureTooBig(MAX_PICTURE_BYTES / 1024));
  const type = typeOf(bytes);
  // guard: only-pictures-saved
  if (type === undefined) throw new AppError('invalid', errorText.notAPicture);
  const id = newToken();
  await firestore().doc(picturePath(id)).create({ uid, type, bytes, at: FieldValue.serverTimestamp() });
  return `${ADDRESS}${id}`;
}

/** Deletes the picture at a path that `savePicture` returned; null has none. */
export async function deletePicture(photoUrl: string | null): Promise<void> {
  const id = idSchema.safeParse(photoUrl?.slice(ADDRESS.length));
  if (id.success) await firestore().doc(picturePath(id.data)).delete();
}

/** @throws AppError not-found */
export async function readPicture(id: string): Promise<{ bytes: Buffer; type: PictureType }> {
  const picture = await firestore().doc(picturePath(id)).get();
  const bytes: unknown = picture.get('bytes');
  const type = bytes instanceof Uint8Array ? typeOf(Buffer.from(bytes)) : undefined;
  if (!(bytes instanceof Uint8Array) || type === undefined) throw new AppError('not-found');
  return { bytes: Buffer.from(bytes), type };
}

/** By the signatures of the formats (PNG 1.2 §3.1, JFIF, RFC 9649 §2). */
function typeOf(bytes: Buffer): PictureType | undefined {
  const starts = (hex: string, at = 0) => bytes.subarray(at, at + hex.length / 2).toString('hex') === hex;
  if (starts('89504e470d0a1a0a')) return 'image/png';
  if (starts('ffd8ff')) return 'image/jpeg';
  if (starts('52494646') && starts('57454250', 8)) return 'image/webp';
  return undefined;
}
