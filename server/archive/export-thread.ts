// A thread as a file. Rights are checked when it starts, where an event records it, and again for each page.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import type * as z from 'zod/v4';
import { mayExport } from '@/model/access';
import { displayTitleOf } from '@/model/display-name';
import { AppError } from '@/model/errors';
import type { ExportFormat } from '@/model/export';
import type { Language } from '@/model/language';
import { MAX_DOCX_MESSAGES } from '@/model/limits';
import { instructionsPath, messagePath, messagesPath } from '@/model/paths';
import type { exportQuerySchema } from '@/model/requests';
import { addEvent } from '@/server/access/events';
import type { Person } from '@/server/access/person';
import { type Access, accessOf, requireAccess } from '@/server/access/thread-access';
import { actorOf } from '@/server/members/join';
import { retryRefused } from '@/server/platform/commit';
import { dayStartIn } from '@/server/platform/day-start';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { exportItems, type ExportItem, type Selection } from './export-items';
import { participantsOf, type ExportHead } from './export-head';
import { fileNameOf } from './file-name';
import { exportStrings } from './strings';
import { threadHtml } from './thread-html';
import { threadJson } from './thread-json';
import { threadMarkdown } from './thread-markdown';

export type ExportOptions = z.output<typeof exportQuerySchema>;
export type Reader = { language: Language; signal: AbortSignal };

export type ExportFile = {
  name: string;
  type: string;
  chunks: AsyncGenerator<string | Uint8Array>;
};

const FILES = {
  json: { extension: 'json', type: 'application/json; charset=utf-8' },
  markdown: { extension: 'md', type: 'text/markdown; charset=utf-8' },
  html: { extension: 'html', type: 'text/html; charset=utf-8' },
  docx: {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
} as const satisfies Record<ExportFormat, { extension: string; type: string }>;

/**
 * Nothing is read of the messages before the first chunk is asked for.
 * @throws AppError not-found to non-members; forbidden where the thread's setting does not allow it; too-long for DOCX
 */
export async function exportThread(
  person: Person,
  threadId: string,
  options: ExportOptions,
  reader: Reader,
): Promise<ExportFile> {
  const access = await retryRefused(() => recordExport(person, threadId, options));
  const { thread } = access;
  const selection = await selectionOf(access, options);
  const mayContinue = async () => {
    const now = await accessOf(person.uid, threadId, 'export thread');
    return now !== undefined && mayExport(now.member.role, now.thread.settings.exportBy);
  };
  const head = await headOf(access, options, reader.language);
  const items = exportItems(selection, { mayContinue, signal: reader.signal });
  const { extension, type } = FILES[options.format];
  const name = `${fileNameOf(displayTitleOf(thread, reader.language))}.${extension}`;
  return { name, type, chunks: await written(options.format, head, items) };
}

/** The event and the check of rights in one commit. */
async function recordExport(
  person: Person,
  threadId: string,
  { format, messageId }: ExportOptions,
): Promise<Access> {
  const access = await requireAccess(person, threadId, 'export thread');
  const { thread, member, threadRef, guard } = access;
  if (thread.state === 'deleting') throw new AppError('not-found');
  // guard: exports-follow-the-setting
  if (!mayExport(member.role, thread.settings.exportBy))
    throw new AppError('forbidden', errorText.exportRestricted);
  if (messageId !== undefined) await requireMessage(threadId, messageId);
  if (format === 'docx' && messageId === undefined && thread.landedCount > MAX_DOCX_MESSAGES)
    throw new AppError('too-long', errorText.tooLongForDocx(MAX_DOCX_MESSAGES));
  const batch = firestore().batch();
  batch.update(threadRef, { changedAt: FieldValue.serverTimestamp() }, guard);
  addEvent(batch, thread, actorOf(access), { kind: 'exported', format, only: messageId ?? null });
  await batch.commit();
  return access;
}

async function requireMessage(threadId: string, messageId: string): Promise<void> {
  const message = await firestore().doc(messagePath(threadId, messageId)).get();
  if (!message.exists) throw new AppError('not-found');
}

async function selectionOf({ thread }: Access, options: ExportOptions): Promise<Selection> {
  const { format, messageId, versions, events } = options;
  const isLossless = format === 'json';
  return {
    threadId: thread.id,
    messageId,
    from:
      options.from === undefined ? 1 : await firstFrom(thread.id, dayStartIn(options.timeZone)(options.from)),
    to: thread.seq,
    withVersions: versions === undefined ? isLossless : versions === 'true',
    withEvents: events === undefined ? isLossless : events === 'true',
    order: isLossless ? 'sections' : 'timeline',
  };
}

/** The position of the first message since then; beyond all without one. */
async function firstFrom(threadId: string, at: number): Promise<number> {
  const { docs } = await firestore()
    .collection(messagesPath(threadId))
    .orderBy('createdAt', 'asc')
    .where('createdAt', '>=', new Date(at))
    .limit(1)
    .get();
  const seq: unknown = docs[0]?.get('seq');
  return typeof seq === 'number' ? seq : Number.MAX_SAFE_INTEGER;
}

async function headOf(
  { thread }: Access,
  { names, timeZone, messageId, from }: ExportOptions,
  language: Language,
): Promise<ExportHead> {
  const isWhole = messageId === undefined && from === undefined;
  const instructions: unknown = isWhole
    ? (await firestore().doc(instructionsPath(thread.id)).get()).get('text')
    : '';
  return {
    thread,
    instructions: typeof instructions === 'string' ? instructions : '',
    exportedAt: Date.now(),
    participants: participantsOf(thread, names === 'true' ? null : exportStrings[language].participant),
    language,
    timeZone,
  };
}

async function written(
  format: ExportFormat,
  head: ExportHead,
  items: AsyncGenerator<ExportItem>,
): Promise<AsyncGenerator<string | Uint8Array>> {
  switch (format) {
    case 'json':
      return threadJson(head, items);
    case 'markdown':
      return threadMarkdown(head, items);
    case 'html':
      return threadHtml(head, items);
    case 'docx': {
      // 600 KB of code that few servers ever need.
      const { threadDocx } = await import('./thread-docx');
      return threadDocx(head, items);
    }
  }
}
