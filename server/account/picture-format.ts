// The type and size of a picture, from the structure of its file and without decoding its pixels: a decoder reserves memory for the
// pixels that a header claims before it has seen one of them. Every part of the file must be known, in its place and inside
// the file, so that no decoder finds another size than this one. One pass over the bytes.
// PNG: W3C PNG 3rd edition §5; JPEG: ITU-T T.81 annex B; WebP: RFC 9649 §2, RFC 6386 §9.1.
import { crc32, inflateSync } from 'node:zlib';

type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';
type Size = { width: number; height: number };
export type PictureFormat = Size & { type: PictureType; isAnimated: boolean };

/** undefined: not a PNG, JPEG or WebP, or one whose parts contradict each other. */
export function readPictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return readPng(file);
  if (file[0] === 0xff && file[1] === SOI) return readJpeg(file);
  if (name(file, 0) === 'RIFF' && name(file, 8) === 'WEBP') return readWebp(file);
  return undefined;
}

type Chunk = { name: string; data: Buffer };

function name(file: Buffer, at: number): string {
  return file.toString('latin1', at, at + 4);
}

function count(chunks: readonly Chunk[], wanted: string): number {
  return chunks.filter((chunk) => chunk.name === wanted).length;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Decoders must know a chunk whose name begins with a capital letter, and skip any other. */
const PNG_CRITICAL = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
const PNG_ANIMATION = new Set(['acTL', 'fcTL', 'fdAT']);

function readPng(file: Buffer): PictureFormat | undefined {
  const chunks = pngChunks(file);
  const header = chunks?.[0];
  if (chunks === undefined || header?.name !== 'IHDR' || header.data.length !== 13) return undefined;
  const pixels = chunks.flatMap((chunk, index) => (chunk.name === 'IDAT' ? [index] : []));
  const isWhole =
    count(chunks, 'IHDR') === 1 &&
    count(chunks, 'PLTE') <= 1 &&
    chunks.findIndex((chunk) => chunk.name === 'IEND') === chunks.length - 1 &&
    chunks.at(-1)?.data.length === 0 &&
    chunks.every((chunk) => PNG_CRITICAL.has(chunk.name) || /^[a-z][A-Za-z]{3}$/.test(chunk.name));
  // The chunks of the pixels follow each other.
  const [first = 0, last = 0] = [pixels[0], pixels.at(-1)];
  if (!isWhole || pixels.length === 0 || last - first !== pixels.length - 1) return undefined;
  // guard: no-compressed-bombs-in-pictures
  if (!arePacksSmall(chunks)) return undefined;
  const isAnimated = chunks.some((chunk) => PNG_ANIMATION.has(chunk.name));
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  return sized('image/png', { width, height }, isAnimated);
}

/**
 * What decoders unpack besides the pixels, in all: a few hundred bytes of a file become megabytes. Profiles and texts that
 * programs write have some kilobytes.
 */
const MAX_UNPACKED_BYTES = 256 * 1024;

/** Whether the profile and the compressed texts are what they claim, and small once they are unpacked. */
function arePacksSmall(chunks: readonly Chunk[]): boolean {
  let left = MAX_UNPACKED_BYTES;
  for (const chunk of chunks) {
    const packed = packedPart(chunk);
    if (packed === undefined) continue;
    const size = packed === null ? undefined : unpackedSize(packed, left);
    if (size === undefined) return false;
    left -= size;
    if (left <= 0) return false;
  }
  return count(chunks, 'iCCP') <= 1;
}

/** The compressed part of a chunk; undefined for one without, null for one whose parts are not there. */
function packedPart({ name, data }: Chunk): Buffer | null | undefined {
  const afterZero = (from: number) => {
    const zero = data.indexOf(0, from);
    return zero < 0 ? data.length : zero + 1;
  };
  const begin = afterZero(0);
  switch (name) {
    // A name and a method, which is 0: deflate.
    case 'iCCP':
    case 'zTXt':
      return data[begin] === 0 ? data.subarray(begin + 1) : null;
    // A keyword, whether it is compressed, a method, a language, and the keyword in that language.
    case 'iTXt':
      if (data[begin] === 0) return undefined;
      return data[begin + 1] === 0 ? data.subarray(afterZero(afterZero(begin + 2))) : null;
    default:
      return undefined;
  }
}

/** Never unpacks more than `most` bytes. undefined: there would be more, or nothing can be unpacked. */
function unpackedSize(packed: Buffer, most: number): number | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: most }).length;
  } catch {
    // Damaged, or too large: no picture either way.
    return undefined;
  }
}

/** undefined: a chunk is damaged or reaches beyond the file. */
function pngChunks(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = PNG_SIGNATURE.length; at < file.length;) {
    if (at + 12 > file.length) return undefined;
    const end = at + 8 + file.readUInt32BE(at);
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end))
      return undefined;
    chunks.push({ name: name(file, at + 4), data: file.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Baseline, extended and progressive: browsers decode no other frames. */
const JPEG_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** Tables, the restart interval, application data and comments. */
const JPEG_TABLES = new Set([0xc4, 0xdb, 0xdd, 0xfe, ...Array.from({ length: 16 }, (_, n) => 0xe0 + n)]);
/** Each scan of a progressive picture is a pass over all its pixels, for a few bytes; encoders write about ten. */
const MAX_JPEG_SCANS = 32;

function readJpeg(file: Buffer): PictureFormat | undefined {
  let frame: Size | undefined;
  let scans = 0;
  for (let at = 2; ;) {
    const marker = jpegMarker(file, at);
    if (marker === undefined) return undefined;
    if (marker.code === EOI)
      return marker.end === file.length && frame !== undefined && scans > 0
        ? sized('image/jpeg', frame, false)
        : undefined;
    const segment = jpegSegment(file, marker.end);
    if (segment === undefined) return undefined;
    at = marker.end + 2 + segment.length;
    if (JPEG_FRAMES.has(marker.code)) {
      // Decoders differ in which of two sizes they believe.
      if (frame !== undefined) return undefined;
      frame = jpegFrame(segment);
      if (frame === undefined) return undefined;
    } else if (marker.code === SOS) {
      scans += 1;
      if (frame === undefined || scans > MAX_JPEG_SCANS) return undefined;
      at = endOfScan(file, at);
    } else if (!JPEG_TABLES.has(marker.code)) return undefined;
  }
}

/** The marker at an offset, which any number of 0xff may precede. */
function jpegMarker(file: Buffer, at: number): { code: number; end: number } | undefined {
  if (file[at] !== 0xff) return undefined;
  let end = at + 1;
  while (file[end] === 0xff) end += 1;
  const code = file[end];
  return code === undefined ? undefined : { code, end: end + 1 };
}

function jpegSegment(file: Buffer, at: number): Buffer | undefined {
  if (at + 2 > file.length) return undefined;
  const length = file.readUInt16BE(at);
  return length < 2 || at + length > file.length ? undefined : file.subarray(at + 2, at + length);
}

/** Precision, height, width, and three bytes for each component. A height of 0 would be set later, by DNL. */
function jpegFrame(segment: Buffer): Size | undefined {
  const components = segment[5] ?? 0;
  if (segment[0] !== 8 || ![1, 3, 4].includes(components) || segment.length !== 6 + 3 * components)
    return undefined;
  return { width: segment.readUInt16BE(3), height: segment.readUInt16BE(1) };
}

/** The offset of the marker after a scan: 0xff is data before 0, and restart markers belong to the scan. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}

const WEBP_ANIMATED = 0x02;
/** Chunks beside the picture in an extended file; each occurs at most once. */
const WEBP_BESIDE = ['ICCP', 'ALPH', 'EXIF', 'XMP '];

function readWebp(file: Buffer): PictureFormat | undefined {
  const chunks = file.length >= 12 && file.readUInt32LE(4) === file.length - 8 ? riffChunks(file) : undefined;
  const [first, ...more] = chunks ?? [];
  if (first === undefined) return undefined;
  if (first.name === 'VP8X') return readExtendedWebp(first.data, more);
  const frame = webpFrame(first);
  return frame && more.length === 0 ? sized('image/webp', frame, false) : undefined;
}

function readExtendedWebp(header: Buffer, more: readonly Chunk[]): PictureFormat | undefined {
  if (header.length !== 10) return undefined;
  const canvas = { width: header.readUIntLE(4, 3) + 1, height: header.readUIntLE(7, 3) + 1 };
  const isAnimated =
    ((header[0] ?? 0) & WEBP_ANIMATED) !== 0 || more.some(({ name }) => /^AN(IM|MF)$/.test(name));
  if (isAnimated) return sized('image/webp', canvas, true);
  const pictures = more.filter(({ name }) => name === 'VP8 ' || name === 'VP8L');
  const isKnown = more.every(
    (chunk) =>
      pictures.includes(chunk) || (WEBP_BESIDE.includes(chunk.name) && count(more, chunk.name) === 1),
  );
  const [picture] = pictures;
  const frame = picture && webpFrame(picture);
  if (!isKnown || pictures.length !== 1 || frame?.width !== canvas.width || frame.height !== canvas.height)
    return undefined;
  return sized('image/webp', canvas, false);
}

/** undefined: a chunk reaches beyond the file. */
function riffChunks(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = 12; at < file.length;) {
    if (at + 8 > file.length) return undefined;
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length;
    // Chunks begin at even offsets.
    const next = end + (length % 2);
    if (next > file.length) return undefined;
    chunks.push({ name: name(file, at), data: file.subarray(at + 8, end) });
    at = next;
  }
  return chunks;
}

/** The size in a lossy or lossless bitstream. */
function webpFrame({ name, data }: Chunk): Size | undefined {
  if (name === 'VP8L' && data.length >= 5 && data[0] === 0x2f) {
    const bits = data.readUInt32LE(1);
    const isVersion0 = bits >>> 29 === 0;
    return isVersion0 ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : undefined;
  }
  const isKeyFrame = data.length >= 10 && ((data[0] ?? 1) & 1) === 0 && data.readUIntBE(3, 3) === 0x9d012a;
  // Two bits above the size ask for scaling, which browsers ignore: other decoders may not.
  if (name !== 'VP8 ' || !isKeyFrame || data.readUInt16LE(6) > 0x3fff || data.readUInt16LE(8) > 0x3fff)
    return undefined;
  return { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
}

function sized(type: PictureType, { width, height }: Size, isAnimated: boolean): PictureFormat | undefined {
  return width > 0 && height > 0 ? { type, width, height, isAnimated } : undefined;
}
