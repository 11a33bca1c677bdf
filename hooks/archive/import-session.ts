// One import at a time, from the files to the report. It lives as long as the page, so that a person reads a thread meanwhile and
// comes back; and as long as its person.
import { MAX_IMPORT_FILES } from '@/model/import-limits';
import { asAppError, type AppError } from '@/model/errors';
import { readFiles } from '@/services/archive/archive-reader';
import { knownConversations } from '@/services/archive/import';
import { runImport, type ImportRun } from './import-run';
import {
  NOTHING_FOUND,
  usualSelection,
  withFound,
  type Choices,
  type Found,
  type ImportState,
  type Preview,
} from './import-state';

const EMPTY: ImportState = { status: 'empty' };

let state: ImportState = EMPTY;
let owner: string | null = null;
/** Ends what is being read or sent. */
let control = new AbortController();
let startedAt = 0;
const watchers = new Set<() => void>();

export function watchImport(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Of this person; what another one in this browser was doing is gone. */
export function importState(uid: string): ImportState {
  return uid === owner ? state : EMPTY;
}

function become(next: ImportState): void {
  state = next;
  for (const watcher of watchers) watcher();
}

/** Reads files for a preview; what was read before is forgotten. Not while an import runs. */
export async function readForImport(uid: string, files: readonly File[]): Promise<void> {
  if (files.length === 0 || isBusyFor(uid)) return;
  const signal = restart(uid);
  if (files.length > MAX_IMPORT_FILES) return become({ status: 'too-many-files', count: files.length });
  let found: Found = NOTHING_FOUND;
  const reading = (file: number, bytes: number) => become({ status: 'reading', files, file, bytes, found });
  reading(0, 0);
  try {
    const follow = {
      signal,
      onProgress: ({ file, bytes }: { file: number; bytes: number }) => reading(file, bytes),
    };
    for await (const reply of readFiles({ kind: 'scan', files }, follow)) {
      if (reply.kind !== 'found') continue;
      found = withFound(found, reply.items);
      if (state.status === 'reading') reading(state.file, state.bytes);
    }
    const known = await knownOrNull(found);
    if (signal.aborted) return;
    const choices: Choices = {
      selection: usualSelection(found, known),
      withBranches: false,
      target: { kind: 'new' },
    };
    become({
      status: 'preview',
      files,
      fileIds: files.map(() => crypto.randomUUID()),
      found,
      known,
      choices,
    });
  } catch (cause) {
    // Cancelled: the screen is back at the beginning already.
    if (!signal.aborted) become({ status: 'read-failed', files, error: asAppError(cause) });
  }
}

/** Without the connection the preview does not say what is here; the server adds nothing twice. */
async function knownOrNull({ conversations }: Found): Promise<Preview['known']> {
  try {
    return await knownConversations(conversations.map(({ summary }) => summary.id));
  } catch {
    return null;
  }
}

function isBusyFor(uid: string): boolean {
  const { status } = importState(uid);
  return status === 'importing' || status === 'paused';
}

function restart(uid: string): AbortSignal {
  control.abort();
  control = new AbortController();
  owner = uid;
  return control.signal;
}

export function chooseForImport(changed: Partial<Choices>): void {
  if (state.status === 'preview') become({ ...state, choices: { ...state.choices, ...changed } });
}

export async function startImport(): Promise<void> {
  if (state.status !== 'preview') return;
  startedAt = Date.now();
  await run({ preview: state, outcomes: [] });
}

/** Goes on after a pause: what has come in is not sent again. */
export async function resumeImport(): Promise<void> {
  if (state.status === 'paused') await run({ preview: state.preview, outcomes: state.outcomes });
}

async function run({ preview, outcomes }: Pick<ImportRun, 'preview' | 'outcomes'>): Promise<void> {
  control = new AbortController();
  const { signal } = control;
  const work: ImportRun = {
    preview,
    outcomes,
    signal,
    onChange: (changed) => {
      if (!signal.aborted) become({ status: 'importing', preview, ...changed });
    },
  };
  const end = await runImport(work);
  if (signal.aborted) {
    // What was on its way when it was cancelled may have come in.
    if (state.status === 'ended' && state.preview === preview) become({ ...state, outcomes: end.outcomes });
    return;
  }
  if (end.error === null) conclude('done', { preview, outcomes: end.outcomes });
  else if (isPassing(end.error)) become({ status: 'paused', preview, ...end, error: end.error });
  else conclude('stopped', { preview, outcomes: end.outcomes, error: end.error });
}

/** An error that may be over in a moment. */
function isPassing({ code }: AppError): boolean {
  return code === 'offline' || code === 'timed-out' || code === 'busy';
}

function conclude(
  how: 'done' | 'cancelled' | 'stopped',
  { preview, outcomes, error = null }: Pick<ImportRun, 'preview' | 'outcomes'> & { error?: AppError | null },
): void {
  become({ status: 'ended', how, error, preview, outcomes, startedAt, endedAt: Date.now() });
}

/** What has come in stays; what is half sent never shows. Before anything was sent, back to the beginning. */
export function cancelImport(): void {
  control.abort();
  if (state.status === 'importing' || state.status === 'paused') conclude('cancelled', state);
  else become(EMPTY);
}

/** Back to the beginning. */
export function closeImport(): void {
  control.abort();
  become(EMPTY);
}
