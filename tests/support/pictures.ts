// Pictures as encoders write them (libvips, five pixels wide and three high), and the parts from which others are built.
import { crc32, deflateSync } from 'node:zlib';

const fromBase64 = (text: string) => Buffer.from(text, 'base64');

export const PNG = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAADCAIAAADUVFKvAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEElEQVQImWM4IWeDjBgI8AGgQxD/M2+PYwAAAABJRU5ErkJggg==',
);
export const INTERLACED_PNG = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAADCAIAAAGjU2I5AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAFUlEQVQImWM4IWfDgIQhCMpCpeAIALFFEP/LvfpLAAAAAElFTkSuQmCC',
);
export const PALETTE_PNG = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAADCAMAAABs6DXKAAAAA1BMVEXIHjzD6Ll6AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAC0lEQVQImWNgQAcAABIAAW/6Y7cAAAAASUVORK5CYII=',
);
export const JPEG = fromBase64(
  '/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAADAAUDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAFB//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AAg9X3//2Q==',
);
export const PROGRESSIVE_JPEG = fromBase64(
  '/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wgARCAADAAUDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/aAAwDAQACEAMQAAABgg9f/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABBQJ//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAwEBPwF//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAgEBPwF//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAGPwJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPyF//9oADAMBAAIAAwAAABD3/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAwEBPxB//8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAgEBPxB//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxB//9k=',
);
export const GRAY_JPEG = fromBase64(
  '/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAADAAUDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKwAf//Z',
);
/** `VP8 ` alone. */
export const LOSSY_WEBP = fromBase64(
  'UklGRjgAAABXRUJQVlA4ICwAAACQAQCdASoFAAMAAUAmJaACdLoAA5gA/vD6K67xaUa/+8Z//cZ//cZ/7uAAAA==',
);
/** `VP8L` alone. */
export const LOSSLESS_WEBP = fromBase64('UklGRh4AAABXRUJQVlA4TBEAAAAvBIAAAAdQjyKXp/+BiOh/AAA=');
/** `VP8X`, `ALPH`, `VP8 `. */
export const TRANSPARENT_WEBP = fromBase64(
  'UklGRlgAAABXRUJQVlA4WAoAAAAQAAAABAAAAgAAQUxQSAoAAAABB1DAiAhERP8DVlA4ICgAAABwAQCdASoFAAMAAsBMJaACdAFAAAD+7L2IwmknR/89M/9gf/JHwsAA',
);
/** `VP8X`, `ANIM` and two `ANMF`. */
export const ANIMATED_WEBP = fromBase64(
  'UklGRpQAAABXRUJQVlA4WAoAAAACAAAABAAAAgAAQU5JTQYAAAD/////AABBTk1GMAAAAAAAAAAAAAQAAAIAAGQAAAJWUDggGAAAADABAJ0BKgUAAwABQCYlpAADcAD+/OaQAEFOTUYwAAAAAAAAAAAABAAAAgAAZAAAAFZQOCAYAAAANAEAnQEqBQADAAAAJiWkAANwAP73QgAA',
);

const NO_BYTES = Buffer.alloc(0);
const SIGNATURE = PNG.subarray(0, 8);

export function pngChunk(name: string, data: Buffer = NO_BYTES): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length);
  chunk.write(name, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

/** 8 bits of grey a pixel. */
export function pngHeader(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  return pngChunk('IHDR', data);
}

export const pngOf = (...chunks: Buffer[]) => Buffer.concat([SIGNATURE, ...chunks]);

/** A PNG that claims this size; `pixels` are its compressed rows. */
export function pngOfSize(width: number, height: number, pixels: Buffer = NO_BYTES): Buffer {
  return pngOf(pngHeader(width, height), pngChunk('IDAT', pixels), pngChunk('IEND'));
}

/** The picture with another chunk before its pixels. */
export function pngWith(chunk: Buffer): Buffer {
  const at = PNG.indexOf('IDAT') - 4;
  return Buffer.concat([PNG.subarray(0, at), chunk, PNG.subarray(at)]);
}

const named = (head: string, packed: Buffer) => Buffer.concat([Buffer.from(head, 'latin1'), packed]);

/** What a PNG may hold besides its pixels, compressed; each unpacks to `bytes` zeros. */
export const PNG_PACKED = {
  profile: (bytes: number) => pngChunk('iCCP', named('Profile\0\0', deflateSync(Buffer.alloc(bytes)))),
  text: (bytes: number) => pngChunk('zTXt', named('Comment\0\0', deflateSync(Buffer.alloc(bytes)))),
  worldText: (bytes: number) =>
    pngChunk('iTXt', named('Comment\0\x01\0en\0Comment\0', deflateSync(Buffer.alloc(bytes)))),
} as const;

/** `APNG`: a second frame after the first. */
export const ANIMATED_PNG = pngWith(pngChunk('acTL', Buffer.from('0000000200000000', 'hex')));

/** A marker and its segment. */
export function jpegSegment(marker: number, data: Buffer = NO_BYTES): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(2 + data.length, 2);
  return Buffer.concat([head, data]);
}

/** The picture with more bytes before its first table, or before another marker. */
export function jpegWith(bytes: Buffer, beforeMarker = 0xdb): Buffer {
  const at = JPEG.indexOf(Buffer.from([0xff, beforeMarker]));
  return Buffer.concat([JPEG.subarray(0, at), bytes, JPEG.subarray(at)]);
}

/** A frame header: 8 bits, one component. */
export function jpegFrame(width: number, height: number, marker = 0xc0): Buffer {
  const data = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  data.writeUInt16BE(height, 1);
  data.writeUInt16BE(width, 3);
  return jpegSegment(marker, data);
}

/** The picture with its size rewritten. */
export function jpegOfSize(width: number, height: number): Buffer {
  const jpeg = Buffer.from(JPEG);
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(height, at + 5);
  jpeg.writeUInt16BE(width, at + 7);
  return jpeg;
}

export function riffChunk(name: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(8 + data.length + (data.length % 2));
  chunk.write(name, 'latin1');
  chunk.writeUInt32LE(data.length, 4);
  data.copy(chunk, 8);
  return chunk;
}

export function webpOf(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** The header of an extended file. */
export function webpCanvas(width: number, height: number, flags = 0): Buffer {
  const data = Buffer.alloc(10);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return riffChunk('VP8X', data);
}

/** The only chunk of a simple file. */
const onlyChunk = (webp: Buffer) => Buffer.from(webp.subarray(12));

export const lossyChunk = () => onlyChunk(LOSSY_WEBP);
export const losslessChunk = () => onlyChunk(LOSSLESS_WEBP);

export function lossyChunkOfSize(width: number, height: number): Buffer {
  const chunk = lossyChunk();
  chunk.writeUInt16LE(width, 14);
  chunk.writeUInt16LE(height, 16);
  return chunk;
}

export function losslessChunkOfSize(width: number, height: number): Buffer {
  const chunk = losslessChunk();
  chunk.writeUInt32LE((((height - 1) << 14) | (width - 1)) >>> 0, 9);
  return chunk;
}
