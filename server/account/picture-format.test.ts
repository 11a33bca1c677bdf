import { expect, test } from 'vitest';
import { MAX_PICTURE_BYTES } from '@/model/limits';
import * as made from '@/tests/support/pictures';
import { readPictureFormat } from './picture-format';

const { jpegSegment, jpegWith, pngChunk, pngOf, pngWith, riffChunk, webpCanvas, webpOf } = made;

const texts = (count: number, bytes: number) =>
  Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? made.PNG_PACKED.text(bytes) : made.PNG_PACKED.worldText(bytes),
  );
const IHDR = made.pngHeader(5, 3);
const IDAT = pngChunk('IDAT', Buffer.from('789c63000000010001', 'hex'));
const IEND = pngChunk('IEND');
const JUNK = Buffer.from('<script>alert(1)</script>');
/** Exif with a thumbnail: a whole JPEG of another size inside a segment. */
const EXIF = Buffer.concat([Buffer.from('Exif\0\0'), made.jpegOfSize(160, 120)]);
const EXIF_SEGMENT = jpegSegment(0xe1, EXIF);
const SCAN = partOfJpeg(0xda, 0xd9);

function partOfJpeg(from: number, to: number): Buffer {
  const at = (marker: number) => made.JPEG.indexOf(Buffer.from([0xff, marker]));
  return made.JPEG.subarray(at(from), at(to));
}

function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
}

const SMALL = { width: 5, height: 3, isAnimated: false };

test.each<[string, Buffer, string]>([
  ['a PNG', made.PNG, 'png'],
  ['an interlaced PNG', made.INTERLACED_PNG, 'png'],
  ['a PNG with a palette', made.PALETTE_PNG, 'png'],
  ['a PNG with a text', pngWith(pngChunk('tEXt', Buffer.from('Software\0x'))), 'png'],
  ['a PNG in two pieces', pngOf(IHDR, IDAT, IDAT, IEND), 'png'],
  ['a PNG with a profile', pngWith(made.PNG_PACKED.profile(3_144)), 'png'],
  ['a PNG with compressed texts', pngWith(Buffer.concat(texts(4, 40_000))), 'png'],
  ['a PNG with an uncompressed text', pngWith(pngChunk('iTXt', Buffer.from('XML\0\0\0\0\0<x/>'))), 'png'],
  ['a JPEG', made.JPEG, 'jpeg'],
  ['a progressive JPEG', made.PROGRESSIVE_JPEG, 'jpeg'],
  ['a grey JPEG', made.GRAY_JPEG, 'jpeg'],
  ['a JPEG with Exif and a thumbnail in it', jpegWith(EXIF_SEGMENT), 'jpeg'],
  [
    'a JPEG with a comment and an empty segment',
    jpegWith(Buffer.concat([jpegSegment(0xfe, JUNK), jpegSegment(0xee)])),
    'jpeg',
  ],
  ['a JPEG with fill bytes before a marker', jpegWith(Buffer.from([0xff, 0xff])), 'jpeg'],
  ['a JPEG with restart markers', jpegWith(Buffer.from([0x12, 0xff, 0xd0, 0x34, 0xff, 0x00]), 0xd9), 'jpeg'],
  ['a lossy WebP', made.LOSSY_WEBP, 'webp'],
  ['a lossless WebP', made.LOSSLESS_WEBP, 'webp'],
  ['a transparent WebP', made.TRANSPARENT_WEBP, 'webp'],
  [
    'a WebP with a profile and Exif',
    webpOf(webpCanvas(5, 3, 0x28), riffChunk('ICCP', JUNK), made.lossyChunk(), riffChunk('EXIF', JUNK)),
    'webp',
  ],
  ['an extended lossless WebP', webpOf(webpCanvas(5, 3), made.losslessChunk()), 'webp'],
])('[A22] the size of %s is read', (_what, bytes, type) => {
  expect(readPictureFormat(bytes)).toEqual({ type: `image/${type}`, ...SMALL });
});

test.each<[string, Buffer, number, number]>([
  ['a PNG', made.pngOfSize(16_000, 15_000), 16_000, 15_000],
  ['a PNG beyond 31 bits', made.pngOfSize(0xffff_ffff, 1), 0xffff_ffff, 1],
  ['a JPEG', made.jpegOfSize(65_535, 40_000), 65_535, 40_000],
  ['a lossy WebP', webpOf(made.lossyChunkOfSize(16_383, 700)), 16_383, 700],
  ['a lossless WebP', webpOf(made.losslessChunkOfSize(16_384, 16_000)), 16_384, 16_000],
  ['an extended WebP', webpOf(webpCanvas(9_000, 8_000), made.lossyChunkOfSize(9_000, 8_000)), 9_000, 8_000],
])(
  '[A22] the size that the header of %s claims is the size of the picture',
  (_what, bytes, width, height) => {
    expect(readPictureFormat(bytes)).toMatchObject({ width, height });
  },
);

test.each<[string, Buffer]>([
  ['a PNG', made.ANIMATED_PNG],
  ['a PNG with frames alone', pngWith(pngChunk('fdAT', JUNK))],
  ['a WebP', made.ANIMATED_WEBP],
  ['a WebP that does not say so', webpOf(webpCanvas(5, 3), riffChunk('ANMF', JUNK))],
  ['a WebP that says so alone', webpOf(webpCanvas(5, 3, 0x02), made.lossyChunk())],
])('[A22] %s is recognised as animated', (_what, bytes) => {
  expect(readPictureFormat(bytes)).toMatchObject({ isAnimated: true });
});

test.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(0)],
  ['a signature alone', made.PNG.subarray(0, 8)],
  ['a GIF', Buffer.from('GIF89a'.padEnd(64, '\0'))],
  ['a BMP', Buffer.from('BM'.padEnd(64, '\0'))],
  ['a sound in the wrapping of a WebP', Buffer.from('RIFF\0\0\0\0WAVEfmt '.padEnd(64, '\0'))],

  ['a PNG with two headers', pngOf(IHDR, made.pngHeader(16_000, 16_000), IDAT, IEND)],
  ['a PNG whose second header is behind the pixels', pngOf(IHDR, IDAT, made.pngHeader(16_000, 16_000), IEND)],
  ['a PNG whose header is not first', pngOf(pngChunk('gAMA', Buffer.alloc(4)), IHDR, IDAT, IEND)],
  ['a PNG whose header is too long', pngOf(pngChunk('IHDR', Buffer.alloc(14, 1)), IDAT, IEND)],
  ['a PNG without pixels', pngOf(IHDR, IEND)],
  ['a PNG without an end', pngOf(IHDR, IDAT)],
  ['a PNG with two ends', pngOf(IHDR, IDAT, IEND, IEND)],
  ['a PNG with something in its end', pngOf(IHDR, IDAT, pngChunk('IEND', JUNK))],
  ['a PNG that something follows', Buffer.concat([made.PNG, JUNK])],
  ['a PNG that another one follows', Buffer.concat([made.PNG, made.pngOfSize(16_000, 16_000)])],
  ['a PNG whose pixels are interrupted', pngOf(IHDR, IDAT, pngChunk('tEXt', JUNK), IDAT, IEND)],
  [
    'a PNG with two palettes',
    pngWith(Buffer.concat([pngChunk('PLTE', Buffer.alloc(3)), pngChunk('PLTE', Buffer.alloc(3))])),
  ],
  ['a PNG whose profile unpacks to 20 MB', pngWith(made.PNG_PACKED.profile(20_000_000))],
  ['a PNG whose text unpacks to 1 MB', pngWith(made.PNG_PACKED.text(1_000_000))],
  ['a PNG whose text in a language unpacks to 1 MB', pngWith(made.PNG_PACKED.worldText(1_000_000))],
  ['a PNG whose many texts unpack to 800 KB', pngWith(Buffer.concat(texts(20, 40_000)))],
  [
    'a PNG with two profiles',
    pngWith(Buffer.concat([made.PNG_PACKED.profile(10), made.PNG_PACKED.profile(10)])),
  ],
  ['a PNG whose profile is damaged', pngWith(pngChunk('iCCP', Buffer.from('Profile\0\0not deflate')))],
  ['a PNG whose profile is packed in another way', pngWith(pngChunk('iCCP', Buffer.from('Profile\0\x01x')))],
  ['a PNG with an unknown critical chunk', pngWith(pngChunk('EVIL', JUNK))],
  ['a PNG with a chunk without a name', pngWith(pngChunk('a b\0', JUNK))],
  ['a PNG with a wrong check sum', changed(made.PNG, (copy) => copy.writeUInt8(99, 18))],
  [
    'a PNG whose chunk reaches beyond the file',
    changed(made.PNG, (copy) => copy.writeUInt32BE(0xffff_fff0, 33)),
  ],
  ['half a PNG', made.PNG.subarray(0, 50)],
  ['a PNG of no width', made.pngOfSize(0, 3)],

  ['a JPEG with two frames', jpegWith(made.jpegFrame(16_000, 16_000), 0xda)],
  ['a JPEG with two frames of one size', jpegWith(made.jpegFrame(5, 3), 0xda)],
  ['a JPEG with a second frame behind its scan', jpegWith(made.jpegFrame(16_000, 16_000), 0xd9)],
  ['a JPEG whose height comes later', made.jpegOfSize(5, 0)],
  ['a JPEG with a line count', jpegWith(jpegSegment(0xdc, Buffer.from([0x40, 0])), 0xd9)],
  ['a hierarchical JPEG', jpegWith(jpegSegment(0xde, Buffer.alloc(6)), 0xc0)],
  [
    'a lossless JPEG',
    Buffer.concat([Buffer.from([0xff, 0xd8]), made.jpegFrame(5, 3, 0xc3), SCAN, Buffer.from([0xff, 0xd9])]),
  ],
  [
    'an arithmetic JPEG',
    Buffer.concat([Buffer.from([0xff, 0xd8]), made.jpegFrame(5, 3, 0xc9), SCAN, Buffer.from([0xff, 0xd9])]),
  ],
  ['a JPEG with a second beginning', jpegWith(Buffer.from([0xff, 0xd8]))],
  ['a JPEG with a scan before its frame', jpegWith(SCAN)],
  [
    'a JPEG without a scan',
    Buffer.concat([Buffer.from([0xff, 0xd8]), made.jpegFrame(5, 3), Buffer.from([0xff, 0xd9])]),
  ],
  ['a JPEG of too many scans', jpegWith(Buffer.concat(Array.from({ length: 40 }, () => SCAN)), 0xda)],
  ['a JPEG without an end', made.JPEG.subarray(0, -2)],
  ['a JPEG that something follows', Buffer.concat([made.JPEG, JUNK])],
  ['a JPEG that another one follows', Buffer.concat([made.JPEG, made.jpegOfSize(16_000, 16_000)])],
  ['a JPEG with text between its segments', jpegWith(JUNK)],
  ['a JPEG whose segment is too short', jpegWith(Buffer.from([0xff, 0xe0, 0, 1]))],
  ['a JPEG whose segment reaches beyond the file', jpegWith(Buffer.from([0xff, 0xe0, 0xff, 0xff]))],
  [
    'a JPEG with twelve bits',
    changed(made.JPEG, (copy) => copy.writeUInt8(12, copy.indexOf(Buffer.from([0xff, 0xc0])) + 4)),
  ],
  [
    'a JPEG with two components',
    changed(made.JPEG, (copy) => copy.writeUInt8(2, copy.indexOf(Buffer.from([0xff, 0xc0])) + 9)),
  ],

  [
    'a WebP whose canvas is smaller than its picture',
    webpOf(webpCanvas(5, 3), made.lossyChunkOfSize(16_000, 16_000)),
  ],
  ['a WebP whose canvas is larger than its picture', webpOf(webpCanvas(400, 400), made.lossyChunk())],
  ['a WebP whose lossless picture is larger', webpOf(webpCanvas(5, 3), made.losslessChunkOfSize(9_000, 3))],
  ['a WebP with two pictures', webpOf(webpCanvas(5, 3), made.lossyChunk(), made.losslessChunk())],
  ['a WebP with two pictures and no canvas', webpOf(made.lossyChunk(), made.lossyChunkOfSize(9_000, 9_000))],
  ['a WebP with two canvases', webpOf(webpCanvas(5, 3), webpCanvas(9_000, 9_000), made.lossyChunk())],
  ['a WebP without a picture', webpOf(webpCanvas(5, 3))],
  [
    'a WebP with two profiles',
    webpOf(webpCanvas(5, 3), riffChunk('ICCP', JUNK), riffChunk('ICCP', JUNK), made.lossyChunk()),
  ],
  ['a WebP with an unknown part', webpOf(webpCanvas(5, 3), made.lossyChunk(), riffChunk('EVIL', JUNK))],
  ['a simple WebP with another part', webpOf(made.lossyChunk(), riffChunk('EXIF', JUNK))],
  ['a WebP that something follows', Buffer.concat([made.LOSSY_WEBP, JUNK])],
  ['a WebP that counts what follows it', webpOf(made.lossyChunk(), JUNK)],
  ['a WebP whose size is wrong', changed(made.LOSSY_WEBP, (copy) => copy.writeUInt32LE(30, 4))],
  [
    'a WebP whose part reaches beyond the file',
    changed(made.LOSSY_WEBP, (copy) => copy.writeUInt32LE(9_999, 16)),
  ],
  [
    'a WebP without a key frame',
    changed(made.LOSSY_WEBP, (copy) => copy.writeUInt8((copy[20] ?? 0) | 1, 20)),
  ],
  ['a WebP without its start code', changed(made.LOSSY_WEBP, (copy) => copy.writeUInt8(0, 23))],
  ['a WebP that asks for scaling', webpOf(made.lossyChunkOfSize(0x4005, 3))],
  [
    'a lossless WebP of another version',
    webpOf(changed(made.losslessChunk(), (copy) => copy.writeUInt8(0x20 | (copy[12] ?? 0), 12))),
  ],
  [
    'a lossless WebP without its signature',
    webpOf(changed(made.losslessChunk(), (copy) => copy.writeUInt8(0, 8))),
  ],
  ['a WebP of no width', webpOf(made.lossyChunkOfSize(0, 3))],
])('[A22] [A36] [X76] %s is none', (_what, bytes) => {
  expect(readPictureFormat(bytes)).toBeUndefined();
});

test('[A22] any bytes, and every beginning of a picture, are read without an error', () => {
  const pictures = [made.PNG, made.JPEG, made.PROGRESSIVE_JPEG, made.LOSSY_WEBP, made.TRANSPARENT_WEBP];
  for (const picture of pictures)
    for (let length = 0; length < picture.length; length += 1)
      expect(readPictureFormat(picture.subarray(0, length))).toBeUndefined();
  // A linear congruential generator: the same bytes in every run.
  let state = 1;
  const random = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16;
  for (let round = 0; round < 5_000; round += 1) {
    const bytes = Buffer.from(pictures[round % pictures.length] ?? []);
    for (let change = 0; change < 3; change += 1) bytes[random() % bytes.length] = random() & 0xff;
    readPictureFormat(bytes);
  }
});

test('[A22] the time to read grows with the file, whatever its bytes are', () => {
  const ofMarks = (mark: string, kilobytes: number) =>
    Buffer.concat([made.JPEG.subarray(0, -2), Buffer.alloc(kilobytes * 1_024, mark, 'hex')]);
  for (const mark of ['ff', 'ff00', 'ffd0', 'ffff00', 'ffda0002', 'ffe00002']) {
    const [floor = 0, long = Infinity] = [16, 128].map((kilobytes) => timeToRead(ofMarks(mark, kilobytes)));
    expect({ mark, isLinear: long <= 24 * floor }).toEqual({ mark, isLinear: true });
  }
});

/** Milliseconds of five readings; the least of several runs, because other programs only add to it. */
function timeToRead(bytes: Buffer): number {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    for (let reading = 0; reading < 5; reading += 1) readPictureFormat(bytes);
    return performance.now() - from;
  });
  return Math.min(...times);
}

test('[A36] [X76] a file that would be stored, and unpacks to 20 MB, is none; one that unpacks to 200 KB is', () => {
  const [bomb, profile] = [20_000_000, 200_000].map((bytes) => pngWith(made.PNG_PACKED.profile(bytes)));
  expect(bomb?.length).toBeLessThan(MAX_PICTURE_BYTES);
  expect(bomb && readPictureFormat(bomb)).toBeUndefined();
  expect(profile && readPictureFormat(profile)).toMatchObject(SMALL);
});
