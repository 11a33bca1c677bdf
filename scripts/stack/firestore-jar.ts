// The Firestore emulator that comes with the Google Cloud CLI, made fit for firebase-tools, which starts emulators by
// `java -jar`: that jar names no main class, so a jar of one manifest is put before it. No download, no JDK needed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';
import { findOnPath } from './child';

const JAR = path.join('platform', 'cloud-firestore-emulator', 'cloud-firestore-emulator.jar');
const MAIN_CLASS = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
/** Lines of a manifest end at 72 bytes; the rest goes on after a line break and one blank. */
const MANIFEST_LINE_BYTES = 72;

/** The launcher's path, or undefined when the Google Cloud CLI or its emulator is not installed. */
export function firestoreLauncher(folder: string): string | undefined {
  const jar = findEmulatorJar();
  if (jar === undefined) return undefined;
  fs.mkdirSync(folder, { recursive: true });
  const launcher = path.join(folder, 'firestore-launcher.jar');
  const zip = storedZip('META-INF/MANIFEST.MF', manifest(jar));
  // Written aside and moved: two runs may start at the same moment.
  const aside = `${launcher}.${process.pid}`;
  fs.writeFileSync(aside, zip, { mode: 0o755 });
  fs.renameSync(aside, launcher);
  return launcher;
}

function findEmulatorJar(): string | undefined {
  const gcloud = findOnPath('gcloud');
  if (gcloud === undefined) return undefined;
  for (const folder of foldersUpFrom(fs.realpathSync(gcloud))) {
    const jar = path.join(folder, JAR);
    if (fs.existsSync(jar)) return jar;
  }
  return jarBySdkRoot(gcloud);
}

/** A wrapper may stand where the real CLI is not: it is asked for its root, which takes a second. */
function jarBySdkRoot(gcloud: string): string | undefined {
  try {
    const root = execFileSync(gcloud, ['info', '--format=value(installation.sdk_root)'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    }).trim();
    const jar = path.join(root, JAR);
    return root !== '' && fs.existsSync(jar) ? jar : undefined;
  } catch {
    return undefined; // A broken CLI is as good as none: firebase-tools fetches its own emulator.
  }
}

function foldersUpFrom(file: string): string[] {
  const folder = path.dirname(file);
  return folder === file ? [] : [folder, ...foldersUpFrom(folder)];
}

export function manifest(jar: string): string {
  const lines = [
    'Manifest-Version: 1.0',
    `Main-Class: ${MAIN_CLASS}`,
    `Class-Path: ${pathToFileURL(jar).href}`,
  ];
  return `${lines.flatMap(wrapped).join('\r\n')}\r\n\r\n`;
}

function wrapped(line: string): string[] {
  if (line.length <= MANIFEST_LINE_BYTES) return [line];
  return [line.slice(0, MANIFEST_LINE_BYTES), ...wrapped(` ${line.slice(MANIFEST_LINE_BYTES)}`)];
}

/** A zip archive of one uncompressed file (APPNOTE 4.3: local header, data, central directory, end record). */
export function storedZip(name: string, text: string): Buffer {
  const data = Buffer.from(text);
  const title = Buffer.from(name);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0); // version needed: 2.0
  facts.writeUInt16LE(0x21, 8); // date: 1980-01-01, so that the same input gives the same bytes
  facts.writeUInt32LE(zlib.crc32(data), 10);
  facts.writeUInt32LE(data.length, 14);
  facts.writeUInt32LE(data.length, 18);
  facts.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([signature(0x04034b50), facts, title, data]);
  const madeBy = Buffer.from([20, 0]);
  const central = Buffer.concat([signature(0x02014b50), madeBy, facts, Buffer.alloc(14), title]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
