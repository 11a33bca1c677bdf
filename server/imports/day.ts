// What one person may import in a day (UTC).
import 'server-only';
import {
  type DocumentReference,
  type DocumentSnapshot,
  Timestamp,
  type WriteBatch,
} from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { AppError } from '@/model/errors';
import { MAX_IMPORT_FILES, MAX_IMPORT_FILE_BYTES, MAX_IMPORT_MESSAGES } from '@/model/import-limits';
import { importDayPath } from '@/model/paths';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

const daySchema = z.object({
  files: z.array(z.object({ id: z.string(), bytes: z.number() })),
  messages: z.number(),
});

const DAY_MS = 86_400_000;
const today = () => new Date().toISOString().slice(0, 10);

export function importDayRef(uid: string): DocumentReference {
  return firestore().doc(importDayPath(uid, today()));
}

/** What an import adds. `expected`: messages that may follow, and are counted when they come. */
type Added = { uid: string; file?: { id: string; bytes: number }; messages?: number; expected?: number };

/**
 * Counts in `batch`; a day that was counted meanwhile refuses it.
 * @throws AppError too-many when the day is used up
 */
export function countImported(
  batch: WriteBatch,
  dayDoc: DocumentSnapshot,
  { uid, file, messages = 0, expected = 0 }: Added,
): void {
  const day = readDocument(daySchema, dayDoc) ?? { files: [], messages: 0 };
  const isKnown = day.files.some(({ id }) => id === file?.id);
  const files = file === undefined || isKnown ? day.files : [...day.files, file];
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  // guard: imports-of-a-day-are-limited
  if (files.length > MAX_IMPORT_FILES || bytes > MAX_IMPORT_FILE_BYTES)
    throw new AppError(
      'too-many',
      errorText.filesImported(MAX_IMPORT_FILES, MAX_IMPORT_FILE_BYTES / 1024 ** 3),
    );
  if (day.messages + messages + expected > MAX_IMPORT_MESSAGES)
    throw new AppError('too-many', errorText.messagesImported(MAX_IMPORT_MESSAGES));
  // `uid`: by which the deletion of an account finds it. A TTL policy on `endsAt` deletes past days.
  const endsAt = Timestamp.fromMillis(Date.parse(today()) + DAY_MS);
  const next = { uid, files, messages: day.messages + messages, endsAt };
  if (dayDoc.updateTime === undefined) batch.create(dayDoc.ref, next);
  else batch.update(dayDoc.ref, next, { lastUpdateTime: dayDoc.updateTime });
}
