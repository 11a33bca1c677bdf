// Where a page of hits ends. Ranked pages are of a window of the newest matches, which a cursor names by its borders: messages
// that arrive meanwhile do not move what was shown. What is older than the window follows, the newest first.
import 'server-only';
import * as z from 'zod/v4-mini';
import { AppError } from '@/model/errors';

const idSchema = z.int().check(z.minimum(0));
const cursorSchema = z.discriminatedUnion('in', [
  z.strictObject({
    in: z.literal('window'),
    newest: idSchema,
    oldest: idSchema,
    /** The last hit that was shown, and how many were. */
    last: idSchema,
    shown: idSchema,
  }),
  z.strictObject({ in: z.literal('rest'), below: idSchema }),
]);
export type Cursor = z.infer<typeof cursorSchema>;

export function printCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws AppError invalid */
export function readCursor(text: string): Cursor {
  const parsed = cursorSchema.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) throw new AppError('invalid');
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Refused by the schema.
  }
}
