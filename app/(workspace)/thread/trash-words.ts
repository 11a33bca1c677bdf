import { TRASH_DAYS } from '@/model/limits';

const DAY_MS = 24 * 60 * 60_000;

/** When a thread that went into the trash at `since` goes for good. */
export function endOfTrash(since: number): number {
  return since + TRASH_DAYS * DAY_MS;
}
