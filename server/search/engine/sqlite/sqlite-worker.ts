// The thread in which SQLite runs, which blocks whoever calls it. It imports nothing of ours, so that Node runs this file as it
// is in tests and scripts, and the bundler of the web app takes it as it is.
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

type Params = Record<string, SQLInputValue>;
/** For each of `rows`, all of `sql`. `mustChange`: where nothing changes, the whole transaction is undone. */
export type Step = { sql: readonly string[]; rows: readonly Params[]; mustChange?: true };
type Task = { kind: 'read'; sql: string; params: Params } | { kind: 'write'; steps: readonly Step[] };
export type WorkerRequest = { id: number } & (Task | { kind: 'close' });
export type WorkerResponse =
  | { id: number; rows: Record<string, unknown>[] }
  | { id: number; changed: boolean }
  | { id: number; error: string; errcode: number | null };
export type WorkerSetup = { file: string; version: number; schema: string };

const setup: WorkerSetup = workerData;
const BUSY_TIMEOUT_MS = 10_000;
/** SQLITE_CORRUPT, SQLITE_NOTADB */
const BROKEN = new Set([11, 26]);

let database = openOrRecreate();
let prepared = new Map<string, StatementSync>();

/** All of it is derived: a file that is broken, or of another version, is made anew. */
function openOrRecreate(): DatabaseSync {
  try {
    const opened = open();
    if (opened !== null) return opened;
  } catch (error) {
    if (!BROKEN.has(errcodeOf(error) ?? 0)) throw error;
  }
  removeFiles();
  const anew = open();
  if (anew === null) throw new Error(`${setup.file} has another version after it was made anew.`);
  return anew;
}

/** Null: it is of another version. */
function open(): DatabaseSync | null {
  fs.mkdirSync(path.dirname(setup.file), { recursive: true });
  const opened = new DatabaseSync(setup.file);
  try {
    opened.exec(
      `PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;`,
    );
    opened.exec('BEGIN IMMEDIATE');
    const version = Number(opened.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version === 0) opened.exec(`${setup.schema}; PRAGMA user_version = ${setup.version}`);
    opened.exec('COMMIT');
    if (version === 0 || version === setup.version) return opened;
    opened.close();
    return null;
  } catch (error) {
    opened.close();
    throw error;
  }
}

function removeFiles(): void {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(setup.file + suffix, { force: true });
}

function statement(sql: string): StatementSync {
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  const made = database.prepare(sql);
  made.setAllowUnknownNamedParameters(true);
  prepared.set(sql, made);
  return made;
}

function write(steps: readonly Step[]): boolean {
  database.exec('BEGIN IMMEDIATE');
  try {
    const isChanged = steps.every((step) => runStep(step) > 0 || step.mustChange !== true);
    database.exec(isChanged ? 'COMMIT' : 'ROLLBACK');
    return isChanged;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function runStep({ sql, rows }: Step): number {
  let changes = 0;
  for (const params of rows) for (const each of sql) changes += Number(statement(each).run(params).changes);
  return changes;
}

function respond(request: WorkerRequest): WorkerResponse {
  const { id } = request;
  try {
    switch (request.kind) {
      case 'read':
        return { id, rows: database.prepare(request.sql).all(request.params) };
      case 'write':
        return { id, changed: write(request.steps) };
      case 'close':
        database.close();
        return { id, changed: true };
    }
  } catch (error) {
    const errcode = errcodeOf(error);
    if (errcode !== null && BROKEN.has(errcode & 0xff)) recreate();
    return { id, error: error instanceof Error ? error.message : String(error), errcode };
  }
}

/** The next request finds an empty index, and its feeder fills it. */
function recreate(): void {
  prepared = new Map();
  database.close();
  removeFiles();
  database = openOrRecreate();
}

/** SQLite's own number for what went wrong. */
function errcodeOf(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : null;
}

parentPort?.on('message', (request: WorkerRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(respond(request));
});
