// A proxy between a browser and Firestore that records which documents arrive, and for which of the page's listeners.
// Browsers use WebChannel: targets are sent as forms (`req0___data__={"addTarget": …}`), responses are JSON arrays, each
// preceded by its length on a line of its own.
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { HOST } from '@/scripts/stack/ports';
import * as z from 'zod/v4';
import { portOf } from './wire';

export type WebReads = {
  host: string;
  /** Discards what was recorded so far. */
  reset: () => void;
  /** Documents received, by the target they were received for: `messages`, `threads/…/members`. */
  documents: () => Map<string, number>;
  close: () => Promise<void>;
};

const upSchema = z.looseObject({
  addTarget: z
    .looseObject({
      targetId: z.number(),
      documents: z.looseObject({ documents: z.array(z.string()) }).optional(),
      query: z
        .looseObject({
          parent: z.string(),
          structuredQuery: z.looseObject({ from: z.array(z.looseObject({ collectionId: z.string() })) }),
        })
        .optional(),
    })
    .optional(),
});

const downSchema = z.array(z.tuple([z.number(), z.array(z.unknown())]));
const changeSchema = z.looseObject({ documentChange: z.looseObject({ targetIds: z.array(z.number()) }) });

/** Every page listens to the thread list and to its reader's read states. */
export const isOfThread = (name: string) => name !== 'threads' && name !== 'users/…/readStates';

/** The targets of one page; a reloaded page starts a new session. */
type Session = { names: Map<number, string>; reads: Map<string, number> };

export async function startWebReads(store: string): Promise<WebReads> {
  let session: Session = { names: new Map(), reads: new Map() };
  const [hostname = '', port = ''] = store.split(':');
  const server = http.createServer((request, response) => {
    const current = session;
    const headers = { ...request.headers };
    // A compressed response could not be parsed.
    delete headers['accept-encoding'];
    const { method, url: path } = request;
    const up = http.request({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      const take = frames((message) => noteDocument(current, message));
      const decoder = new TextDecoder();
      answer.on('data', (bytes: Buffer) => take(decoder.decode(bytes, { stream: true })));
      answer.pipe(response);
    });
    let form = '';
    request.setEncoding('utf8').on('data', (text: string) => (form += text));
    request.on('end', () => {
      noteTargets(current, form);
      up.end(form);
    });
    up.on('error', () => response.destroy());
    response.once('close', () => up.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return {
    host: `${HOST}:${portOf(server)}`,
    reset: () => (session = { names: new Map(), reads: new Map() }),
    documents: () => session.reads,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function noteTargets({ names }: Session, form: string): void {
  for (const [name, value] of new URLSearchParams(form)) {
    if (!/^req\d+___data__$/.test(name)) continue;
    const target = upSchema.parse(JSON.parse(value)).addTarget;
    if (target !== undefined) names.set(target.targetId, nameOf(target));
  }
}

type Target = NonNullable<z.infer<typeof upSchema>['addTarget']>;

/** The label of a target: a document's path or a query's collection, without ids. */
function nameOf({ documents, query }: Target): string {
  const withoutIds = (path: string) =>
    path
      .replace(/^.*\/documents\/?/, '')
      .split('/')
      .map((name, level) => (level % 2 === 0 ? name : '…'))
      .join('/');
  if (documents !== undefined) return documents.documents.map(withoutIds).join(', ');
  const collection = query?.structuredQuery.from.map(({ collectionId }) => collectionId).join(', ') ?? '';
  return [withoutIds(query?.parent ?? ''), collection].filter((name) => name !== '').join('/');
}

function noteDocument({ names, reads }: Session, message: unknown): void {
  const parsed = changeSchema.safeParse(message);
  if (!parsed.success) return;
  for (const targetId of parsed.data.documentChange.targetIds) {
    const name = names.get(targetId) ?? 'unknown';
    reads.set(name, (reads.get(name) ?? 0) + 1);
  }
}

/** Splits the stream of one response into messages. */
function frames(take: (message: unknown) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    rest += text;
    for (;;) {
      const [line = '', length = ''] = /^(\d+)\n/.exec(rest) ?? [];
      const end = line.length + Number(length);
      if (line === '' || rest.length < end) return;
      const arrays = downSchema.safeParse(JSON.parse(rest.slice(line.length, end)));
      for (const [, messages] of arrays.data ?? []) messages.forEach(take);
      rest = rest.slice(end);
    }
  };
}

const QUIET_MS = 2_000;

/** Resolves when no further documents arrive. */
export async function quiet(reads: Pick<WebReads, 'documents'>): Promise<void> {
  const sum = () => [...reads.documents().values()].reduce((total, read) => total + read, 0);
  for (let before = -1; before !== sum();) {
    before = sum();
    await wait(QUIET_MS);
  }
}
