import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { manifest, storedZip } from './firestore-jar';

test('lines of the manifest end at 72 bytes and go on after a blank', () => {
  const jar = `/opt/${'a-long-folder/'.repeat(12)}emulator.jar`;
  const lines = manifest(jar).split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(72);
  expect(lines.join('\n').replaceAll('\n ', '')).toContain(`Class-Path: file://${jar}`);
});

test('the archive is one stored file with its directory right behind', () => {
  const text = 'Manifest-Version: 1.0\r\n';
  const bytes = storedZip('META-INF/MANIFEST.MF', text);
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  expect(bytes.readUInt16LE(end + 10)).toBe(1);
  const directory = bytes.readUInt32LE(end + 16);
  expect(bytes.readUInt32LE(directory)).toBe(0x02014b50);
  expect(directory + bytes.readUInt32LE(end + 12)).toBe(end);
  expect(bytes.readUInt32LE(directory + 16)).toBe(zlib.crc32(text));
  expect(bytes.subarray(0, directory).toString()).toContain(text);
});
