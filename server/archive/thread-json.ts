// A thread without loss, as `cothread-thread/1` (model/archive/thread-file.ts): written in the order of the schema, one member, event
// or message a line, so that neither side ever holds the whole thread.
import type {
  ArchivedMessage,
  ArchivedThread,
  ArchivedVersion,
  ThreadFile,
} from '@/model/archive/thread-file';
import { THREAD_FILE_SCHEMA } from '@/model/archive/thread-file';
import { signedMessage, signedVersion } from '@/model/archive/signed';
import type { Message } from '@/model/message';
import { signatureOf } from '@/server/platform/signature';
import type { ExportHead } from './export-head';
import type { ExportItem } from './export-items';

const SECTIONS = { member: 'members', event: 'events', message: 'messages' } as const;
type Section = (typeof SECTIONS)[keyof typeof SECTIONS];
const ORDER: readonly Section[] = ['members', 'events', 'messages'];

export async function* threadJson(
  head: ExportHead,
  items: AsyncIterable<ExportItem>,
): AsyncGenerator<string> {
  yield headText(head);
  /** The section that is open, and whether it has a line. */
  let [open, isEmpty] = [-1, true];
  for await (const item of items) {
    if (item.kind === 'end') {
      const why = item.why === null ? '' : `,"reason":${JSON.stringify(item.why)}`;
      yield `${between(open, ORDER.length)},\n"complete":${item.why === null}${why}}\n`;
      return;
    }
    const section = ORDER.indexOf(SECTIONS[item.kind]);
    const opening = between(open, section);
    isEmpty = open === section ? isEmpty : true;
    yield `${opening}${isEmpty ? '\n' : ',\n'}${JSON.stringify(lineOf(item, head))}`;
    [open, isEmpty] = [section, false];
  }
}

/** Closes the open section, and opens those up to another one. */
function between(open: number, next: number): string {
  if (open === next) return '';
  const closed = open === -1 ? '' : '\n]';
  const skipped = ORDER.slice(open + 1, next).map((section) => `,\n"${section}":[]`);
  const opened = ORDER[next];
  return `${closed}${skipped.join('')}${opened === undefined ? '' : `,\n"${opened}":[`}`;
}

function headText({ thread, instructions, exportedAt, participants }: ExportHead): string {
  const { id, title, titleBy, createdBy, createdAt, state, settings, metadata } = thread;
  const creator = participants.of({ id: createdBy, name: '' }).id;
  // Who pays is nobody's business elsewhere.
  const own = { ...settings, payerId: null };
  const archived = { id, title, titleBy, createdBy: creator, createdAt, state, settings: own, metadata };
  const head = {
    schema: THREAD_FILE_SCHEMA,
    exportedAt,
    thread: archived,
    instructions: participants.text(instructions),
  } satisfies Partial<ArchivedThread & ThreadFile>;
  return JSON.stringify(head).slice(0, -1);
}

function lineOf(item: Exclude<ExportItem, { kind: 'end' }>, { participants, thread }: ExportHead) {
  switch (item.kind) {
    case 'member': {
      const { id, name, role, joinedAt, invitedBy, invitedByName } = participants.member(item.member);
      return { id, name, role, joinedAt, invitedBy, invitedByName };
    }
    case 'event':
      return participants.event(item.event);
    case 'message':
      return archivedMessage(
        thread.id,
        participants.message(item.message),
        item.versions.map((version) => participants.message(version)),
      );
  }
}

/** With the site's signature over what it says, and over each earlier version. */
function archivedMessage(
  threadId: string,
  message: Message,
  versions: readonly Message[],
): ArchivedMessage & { content: string } {
  const { changedAt: _changedAt, runId: _runId, versions: _count, ...kept } = message;
  const archived = {
    ...kept,
    versions: versions.map((version) => archivedVersion(threadId, message.id, version)),
  };
  return { ...archived, ...signature(signedMessage(threadId, archived)) };
}

function archivedVersion(threadId: string, messageId: string, version: Message): ArchivedVersion {
  const { content, format, plain, status, createdAt, metadata } = version;
  const archived = { content, format, plain, status, createdAt, metadata };
  return { ...archived, ...signature(signedVersion({ threadId, messageId }, archived)) };
}

function signature(value: unknown): { signature?: string } {
  const made = signatureOf(value);
  return made === undefined ? {} : { signature: made };
}
