// What one person streams from this server at the same time: answers and exports, few of each, because each holds a connection, and
// listeners or a page of messages, for as long as it takes.
import 'server-only';
import { AppError } from '@/model/errors';
import { MAX_OPEN_EXPORTS, MAX_OPEN_STREAMS } from '@/model/limits';
import { errorText } from '@/server/platform/strings';

const KINDS = {
  answer: { most: MAX_OPEN_STREAMS, refusal: errorText.streamsOpen(MAX_OPEN_STREAMS) },
  export: { most: MAX_OPEN_EXPORTS, refusal: errorText.exportsOpen(MAX_OPEN_EXPORTS) },
} as const;

const open = new Map<string, number>();

/** Takes one of the person's streams. @returns gives it back; idempotent. @throws AppError too-many */
export function openStream(uid: string, kind: keyof typeof KINDS): () => void {
  const { most, refusal } = KINDS[kind];
  const key = `${kind} ${uid}`;
  // guard: streams-are-limited
  if ((open.get(key) ?? 0) >= most) throw new AppError('too-many', refusal);
  open.set(key, (open.get(key) ?? 0) + 1);
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    const left = (open.get(key) ?? 1) - 1;
    if (left === 0) open.delete(key);
    else open.set(key, left);
  };
}
