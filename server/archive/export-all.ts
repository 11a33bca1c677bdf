// All threads of a person as one zip: a file each, and a page that lists them, written last because it says what became of each.
import 'server-only';
import type * as z from 'zod/v4';
import { displayTitleOf } from '@/model/display-name';
import { AppError } from '@/model/errors';
import { LANGUAGE_TAGS } from '@/model/language';
import type { exportAllQuerySchema } from '@/model/requests';
import type { Thread } from '@/model/thread';
import type { Person } from '@/server/access/person';
import { logError } from '@/server/platform/log';
import { getThreadList } from '@/server/threads/threads';
import { type ExportFile, type Reader, exportThread } from './export-thread';
import { fileNameOf } from './file-name';
import { pageEnd, pageHead } from './html-page';
import { html } from './markdown/html';
import { exportStrings } from './strings';
import { ZipStream } from './zip-stream';

type Options = z.output<typeof exportAllQuerySchema>;

type Outcome = 'included' | 'restricted' | 'accessLost' | 'busy';
type Listed = { thread: Thread; file: string; outcome: Outcome };

export function exportAll(person: Person, options: Options, reader: Reader): ExportFile {
  const at = Date.now();
  const day = new Date(at).toISOString().slice(0, 10);
  return {
    name: `cothread-${day}.zip`,
    type: 'application/zip',
    chunks: zipped({ person, options, reader, at }),
  };
}

type Export = { person: Person; options: Options; reader: Reader; at: number };

async function* zipped({ person, options, reader, at }: Export): AsyncGenerator<Uint8Array> {
  const zip = new ZipStream(at);
  const listed: Listed[] = [];
  for (const thread of await allThreads(person)) {
    if (reader.signal.aborted || zip.isFull) {
      listed.push({ thread, file: '', outcome: 'busy' });
      continue;
    }
    const { file, outcome } = await opened(person, thread, options, reader);
    const number = String(listed.length + 1).padStart(4, '0');
    const name = file === null ? '' : `threads/${number} ${file.name}`;
    listed.push({ thread, file: name, outcome });
    if (file !== null) yield* zip.file(name, file.chunks);
  }
  yield* zip.file('index.html', indexPage(listed, reader, at));
  yield* zip.end();
}

/** Newest activity first, then the archived ones; before the first is exported, so that nothing moves meanwhile. */
async function allThreads(person: Person): Promise<Thread[]> {
  const threads: Thread[] = [];
  for (const state of ['open', 'archived'] as const) {
    let lastThreadId: string | undefined;
    do {
      const page = await getThreadList(person, { state, lastThreadId });
      threads.push(...page.threads);
      lastThreadId = page.hasMore ? page.threads.at(-1)?.id : undefined;
    } while (lastThreadId !== undefined);
  }
  return threads;
}

async function opened(
  person: Person,
  { id }: Thread,
  options: Options,
  reader: Reader,
): Promise<{ file: ExportFile | null; outcome: Outcome }> {
  try {
    return { file: await exportThread(person, id, options, reader), outcome: 'included' };
  } catch (error) {
    // One thread that cannot be had is named in the list; the others come.
    const code = error instanceof AppError ? error.code : 'unknown';
    if (code === 'unknown') logError('thread not exported', error, { threadId: id });
    const outcome = code === 'forbidden' ? 'restricted' : code === 'not-found' ? 'accessLost' : 'busy';
    return { file: null, outcome };
  }
}

async function* indexPage(
  listed: readonly Listed[],
  { language }: Reader,
  at: number,
): AsyncGenerator<string> {
  const strings = exportStrings[language];
  const title = `${strings.index} · ${fileNameOf(new Date(at).toISOString().slice(0, 10))}`;
  yield `${pageHead({ title, language: LANGUAGE_TAGS[language] })}\n<header><h1>${html(title)}</h1></header>\n<main>\n`;
  yield `<div class="table" tabindex="0"><table><thead><tr><th>${strings.threadTitle}</th><th>${strings.messages}</th><th>${strings.state}</th></tr></thead><tbody>\n`;
  for (const { thread, file, outcome } of listed) {
    const name = html(displayTitleOf(thread, language));
    const state = thread.state === 'archived' ? strings.archived : '';
    const told = outcome === 'included' ? state : `${strings.notIncluded}: ${strings[outcome]}`;
    const link = file === '' ? name : `<a href="${html(encodeURI(file).replaceAll('#', '%23'))}">${name}</a>`;
    yield `<tr><td dir="auto">${link}</td><td>${thread.landedCount}</td><td>${html(told)}</td></tr>\n`;
  }
  yield `</tbody></table></div>\n</main>\n${pageEnd()}`;
}
