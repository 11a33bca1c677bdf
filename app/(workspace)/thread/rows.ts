// The lines of a conversation: days between messages, and who speaks on.
import type { Message } from '@/model/message';
import type { Run } from '@/model/run';
import type { TimelineItem } from '@/model/timeline';
import type { Sending } from '@/hooks/outbox';
import { isSameDay } from '../../_ui/times';

export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'said'; key: string; message: Message; begins: boolean }
  | { kind: 'sending'; key: string; sending: Sending; begins: boolean }
  /** An answer, landed or still to come: one row from its question on. */
  | { kind: 'answer'; key: string; message: Message | null; run: Run | null; ahead: number };

/** A person's next message within this time needs no new head. */
const TOGETHER_MS = 5 * 60_000;

type Last = { author: string | null; at: number };

export function rowsOf(items: readonly TimelineItem[], sendings: readonly Sending[], me: string): Row[] {
  const rows: Row[] = [];
  let last: Last | null = null;
  const step = (author: string | null, at: number): boolean => {
    const newDay = last === null || !isSameDay(last.at, at);
    if (newDay) rows.push({ kind: 'day', key: `day-${at}`, at });
    const begins = newDay || author === null || last?.author !== author || at - last.at > TOGETHER_MS;
    last = { author, at };
    return begins;
  };
  for (const item of items) rows.push(rowOf(item, step));
  for (const sending of sendings) {
    const begins = step(me, sending.at);
    rows.push({ kind: 'sending', key: sending.id, sending, begins });
  }
  return rows;
}

function rowOf(item: TimelineItem, step: (author: string | null, at: number) => boolean): Row {
  if (item.kind === 'run') {
    step(null, item.run.createdAt);
    return { kind: 'answer', key: item.key, message: null, run: item.run, ahead: item.ahead };
  }
  const { message } = item;
  if (message.role === 'assistant') {
    step(null, message.createdAt);
    return { kind: 'answer', key: item.key, message, run: null, ahead: 0 };
  }
  const begins = step(message.authorId, message.createdAt);
  return { kind: 'said', key: item.key, message, begins };
}
