// The answers that programs stream from this server: few at a time of one person, because each holds a connection and three
// listeners for as long as its answer takes.
import 'server-only';
import { AppError } from '@/model/errors';
import { MAX_OPEN_STREAMS } from '@/model/limits';
import { errorText } from '@/server/platform/strings';

const open = new Map<string, number>();

/** Takes one of the person's streams. @returns gives it back; idempotent. @throws AppError too-many */
export function openStream(uid: string): () => void {
  // guard: streams-are-limited
  if ((open.get(uid) ?? 0) >= MAX_OPEN_STREAMS)
    throw new AppError('too-many', errorText.streamsOpen(MAX_OPEN_STREAMS));
  open.set(uid, (open.get(uid) ?? 0) + 1);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const left = (open.get(uid) ?? 1) - 1;
    if (left === 0) open.delete(uid);
    else open.set(uid, left);
  };
}
