// An archive as a zip: a file of JSON lines for each thread, and lists of what there is. A zip cannot be changed in place, so a run
// collects its threads in a folder beside it, and puts them together with those of the zip at its end.
import 'server-only';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/v4';
import { RefusedFile } from '@/model/archive/refusal';
import { refusalStrings } from '@/model/archive/refusal-strings';
import { ZipStream } from '@/server/archive/zip-stream';
import {
  type Archive,
  type ArchivedThread,
  archivedThreadSchema,
  ArchiveError,
  type ArchiveState,
  foreign,
  type Pages,
  parseState,
  type Tombstone,
  tombstoneSchema,
} from './archive';
import { Digest, kindSchema, type ThreadRecord } from './record';
import { entryOf, type OpenZip, openZip } from './zip-file';
import { fileLines, linesOf, pagesOf, parsedLines } from './lines';

const MANIFEST = 'archive.json';
const THREADS = 'threads.jsonl';
const TOMBSTONES = 'tombstones.jsonl';
const FORMAT = 'cothread-archive';

const manifestSchema = z.object({ format: z.literal(FORMAT) });
const lineSchema = z.object({
  kind: kindSchema,
  id: z.string(),
  document: z.record(z.string(), z.unknown()),
});

type Listed = { thread: ArchivedThread; isStaged: boolean };
type Contents = {
  zip: OpenZip | null;
  threads: Map<string, Listed>;
  buried: Map<string, Tombstone>;
  isChanged: boolean;
};

export function zipArchive(file: string): Archive {
  const work = `${file}.work`;
  const inWork = (name: string) => path.join(work, name);
  const staged = (id: string, kind: 'jsonl' | 'json') => inWork(`${Buffer.from(id).toString('hex')}.${kind}`);
  let contents: Promise<Contents> | undefined;
  const loaded = () => (contents ??= load(file, work));
  let isLocked = false;

  return {
    name: file,
    state: async () => {
      const { zip } = await loaded();
      if (fs.existsSync(inWork('state.json')))
        return parseState(JSON.parse(fs.readFileSync(inWork('state.json'), 'utf8')));
      return zip === null ? null : await manifestOf(zip, file);
    },
    prepare: () => {
      // Beside the zip: not in a folder that is not there.
      if (!fs.existsSync(work)) fs.mkdirSync(work);
      lock(inWork('lock'), file);
      isLocked = true;
      return Promise.resolve();
    },
    setState: (state) => {
      writeWhole(inWork('state.json'), JSON.stringify(state));
      return Promise.resolve();
    },
    threads: async function* () {
      const { threads } = await loaded();
      for (const id of [...threads.keys()].toSorted()) {
        const listed = threads.get(id);
        if (listed !== undefined) yield listed.thread;
      }
    },
    threadsOf: async (ids) => {
      const { threads } = await loaded();
      return ids.flatMap((id) => threads.get(id)?.thread ?? []);
    },
    records: async function* (id) {
      const all = await loaded();
      yield* pagesOf(parsedLines(linesIn(all, id, staged(id, 'jsonl')), recordOf));
    },
    putThread: async (id, pages, summary) => {
      const all = await loaded();
      await pipeline(textOf(pages), fs.createWriteStream(inWork('thread.part')));
      fs.rmSync(staged(id, 'json'), { force: true });
      fs.renameSync(inWork('thread.part'), staged(id, 'jsonl'));
      writeWhole(staged(id, 'json'), JSON.stringify(summary()));
      all.threads.set(id, { thread: summary(), isStaged: true });
      all.isChanged = true;
    },
    bury: async (tombstones) => {
      const all = await loaded();
      const unknown = tombstones.filter(({ id }) => !all.buried.has(id));
      if (unknown.length === 0) return;
      // A line cut by the end of its process is left behind by the next one.
      fs.appendFileSync(inWork(TOMBSTONES), unknown.map((each) => `\n${JSON.stringify(each)}`).join(''));
      for (const each of unknown) {
        all.buried.set(each.id, each);
        all.threads.delete(each.id);
        fs.rmSync(staged(each.id, 'json'), { force: true });
        fs.rmSync(staged(each.id, 'jsonl'), { force: true });
      }
      all.isChanged = true;
    },
    tombstones: async function* () {
      yield* (await loaded()).buried.values();
    },
    finish: async () => {
      const all = await loaded();
      // The time in it stays that of an earlier run, which only has the next one look further back.
      if (all.isChanged || all.zip === null) await assemble(all, { file, work, staged });
      fs.rmSync(work, { recursive: true, force: true });
      isLocked = false;
      contents = undefined;
    },
    close: () => {
      if (isLocked) fs.rmSync(inWork('lock'), { force: true });
      return Promise.resolve();
    },
    explain: (error) => explain(error, file),
  };
}

/** What the zip has, and what a run that did not end has collected beside it. */
async function load(file: string, work: string): Promise<Contents> {
  const contents: Contents = { zip: null, threads: new Map(), buried: new Map(), isChanged: false };
  if (fs.existsSync(file)) {
    const zip = await openZip(file);
    contents.zip = zip;
    await manifestOf(zip, file);
    for await (const thread of parsedLines(linesOf(entryOf(zip, THREADS)), (value) =>
      archivedThreadSchema.parse(value),
    ))
      contents.threads.set(thread.id, { thread, isStaged: false });
    for await (const tombstone of parsedLines(linesOf(entryOf(zip, TOMBSTONES)), (value) =>
      tombstoneSchema.parse(value),
    ))
      contents.buried.set(tombstone.id, tombstone);
  }
  for (const name of fs.globSync('*.json', { cwd: work }).filter((each) => each !== 'state.json')) {
    const thread = archivedThreadSchema.parse(JSON.parse(fs.readFileSync(path.join(work, name), 'utf8')));
    contents.threads.set(thread.id, { thread, isStaged: true });
    contents.isChanged = true;
  }
  for (const tombstone of collectedTombstones(path.join(work, TOMBSTONES))) {
    contents.buried.set(tombstone.id, tombstone);
    contents.threads.delete(tombstone.id);
    contents.isChanged = true;
  }
  return contents;
}

async function manifestOf(zip: OpenZip, file: string): Promise<ArchiveState> {
  // guard: foreign-zips-untouched
  if (!zip.entries.has(MANIFEST)) throw foreign(file);
  for await (const manifest of parsedLines(linesOf(entryOf(zip, MANIFEST)), (value) => value))
    if (manifestSchema.safeParse(manifest).success) return parseState(manifest);
  throw foreign(file);
}

function collectedTombstones(file: string): Tombstone[] {
  if (!fs.existsSync(file)) return [];
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => tombstoneSchema.parse(JSON.parse(line)));
}

function linesIn({ zip, threads }: Contents, id: string, staged: string): AsyncIterable<string> {
  if (threads.get(id)?.isStaged === true) return fileLines(staged);
  if (zip === null) throw new ArchiveError(`The archive has no thread ${id}.`);
  return linesOf(entryOf(zip, `threads/${id}.jsonl`));
}

function recordOf(line: unknown): ThreadRecord {
  const { kind, id, document } = lineSchema.parse(line);
  return { kind, id, document: JSON.stringify(document) };
}

async function* textOf(pages: Pages): AsyncGenerator<string> {
  for await (const page of pages)
    for (const { kind, id, document } of page)
      yield `{"kind":${JSON.stringify(kind)},"id":${JSON.stringify(id)},"document":${document}}\n`;
}

type Places = { file: string; work: string; staged: (id: string, kind: 'jsonl') => string };

/** The new zip replaces the old one when it is whole. */
async function assemble(all: Contents, { file, work, staged }: Places): Promise<void> {
  const state = parseState(JSON.parse(fs.readFileSync(path.join(work, 'state.json'), 'utf8')));
  const zip = new ZipStream(state.cursor ?? 0);
  const listed = [...all.threads.values()].toSorted((a, b) => (a.thread.id < b.thread.id ? -1 : 1));
  const bytes = async function* () {
    for (const { thread } of listed) {
      if (zip.isFull)
        throw new ArchiveError(`${file} would be larger than a zip may be: use PostgreSQL or MongoDB.`);
      yield* zip.file(
        `threads/${thread.id}.jsonl`,
        checked(thread, linesIn(all, thread.id, staged(thread.id, 'jsonl'))),
      );
    }
    yield* zip.file(THREADS, jsonLines(listed.map(({ thread }) => thread)));
    yield* zip.file(TOMBSTONES, jsonLines(all.buried.values()));
    yield* zip.file(MANIFEST, jsonLines([{ format: FORMAT, ...state }]));
    yield* zip.end();
  };
  const part = path.join(work, 'archive.part');
  await pipeline(bytes(), fs.createWriteStream(part, { flush: true }));
  fs.renameSync(part, file);
}

/** The lines of a thread; another thread than the one that was stored does not enter a zip. */
async function* checked(thread: ArchivedThread, lines: AsyncIterable<string>): AsyncGenerator<string> {
  const digest = new Digest();
  for await (const line of lines) {
    digest.add(recordOf(JSON.parse(line)));
    yield `${line}\n`;
  }
  if (digest.records !== thread.records || digest.hash !== thread.hash)
    throw new ArchiveError(
      `The thread ${thread.id} is not as it was stored. Delete the zip and its folder, and archive again.`,
    );
}

async function* jsonLines(values: Iterable<unknown>): AsyncGenerator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}

/** Whole or not at all, whatever ends this process. */
function writeWhole(file: string, text: string): void {
  fs.writeFileSync(`${file}.part`, text, { flush: true });
  fs.renameSync(`${file}.part`, file);
}

/** @throws ArchiveError while another process writes */
function lock(file: string, name: string): void {
  if (fs.existsSync(file) && isAlive(Number(fs.readFileSync(file, 'utf8'))))
    throw new ArchiveError(`Another run is writing to ${name}. Wait until it has ended.`);
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
}

function isAlive(pid: number): boolean {
  if (pid === process.pid || !(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It was killed, and could not remove its lock. Any other error: it lives, and is of another user.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function explain(error: unknown, file: string): string | undefined {
  if (error instanceof RefusedFile) return `${file}: ${refusalStrings.en.refusals[error.reason]}`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC')
    return `The disk of ${file} is full. What is collected stays: with room, the same command continues.`;
  if (code === 'ENOENT') return `${file}: there is no such folder.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${file} cannot be written or read by this user.`;
  return undefined;
}
