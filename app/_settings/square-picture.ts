// Turns a chosen file into a small square picture in the browser: the file itself is never uploaded.
import { AppError } from '@/model/errors';
import { sentencesOf } from '@/model/language';
import { MAX_PICTURE_BYTES, PICTURE_PIXELS } from '@/model/limits';
import { pictureStrings } from './strings';

const errorText = sentencesOf(pictureStrings);

const TYPES = ['image/webp', 'image/jpeg'] as const;
const QUALITIES = [0.9, 0.8, 0.65, 0.5] as const;

/** Base64 of the middle of the picture. @throws AppError invalid: no picture, or none that the browser can decode */
export async function squarePicture(file: File): Promise<string> {
  const canvas = await drawSquare(file);
  for (const type of TYPES) {
    for (const quality of QUALITIES) {
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
      // A browser that cannot encode this type encodes a PNG instead.
      if (blob?.type !== type) break;
      if (blob.size <= MAX_PICTURE_BYTES) return await base64Of(blob);
    }
  }
  throw new AppError('invalid', errorText.tooBig);
}

async function drawSquare(file: File): Promise<HTMLCanvasElement> {
  const image = await createImageBitmap(file).catch((cause: unknown) => {
    throw new AppError('invalid', errorText.unreadable, {
      cause,
    });
  });
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_PIXELS;
  canvas.height = PICTURE_PIXELS;
  const context = canvas.getContext('2d');
  if (context === null) throw new AppError('unknown');
  const side = Math.min(image.width, image.height);
  const [left, top] = [(image.width - side) / 2, (image.height - side) / 2];
  // Transparent pixels would look different in the light and the dark theme.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, PICTURE_PIXELS, PICTURE_PIXELS);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, left, top, side, side, 0, 0, PICTURE_PIXELS, PICTURE_PIXELS);
  image.close();
  return canvas;
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
