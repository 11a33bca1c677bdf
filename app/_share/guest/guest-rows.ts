// The rows of a shared thread, as its guests see it.
import type { OpenThread } from '@/hooks/shares/guest-thread';
import type { GuestAnswer, GuestAuthor, GuestMessage } from '@/model/share';
import { grouping } from '@/app/_thread/conversation/grouping';

export type GuestRow =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'message'; key: string; message: GuestMessage; startsGroup: boolean }
  /** Landed, or open: one row from its question on. */
  | {
      kind: 'answer';
      key: string;
      seq: number;
      /** Also while it is being regenerated. */
      message: GuestMessage | null;
      open: GuestAnswer | null;
      /** Who asked, where the question is loaded. */
      asker: GuestAuthor | null;
      /** The question, where other messages are between it and the answer. */
      question: GuestMessage | null;
    }
  /** A link up to a message ends here. */
  | { kind: 'end'; key: 'end' };

export type GuestAnswerRow = Extract<GuestRow, { kind: 'answer' }>;

type Shown = Pick<OpenThread, 'answers'> & {
  messages: readonly GuestMessage[];
  /** Nothing that is said later is shown. */
  hasEnd: boolean;
};

export function guestRows({ messages, answers, hasEnd }: Shown): GuestRow[] {
  const rows: GuestRow[] = [];
  const step = grouping((at, key) => rows.push({ kind: 'day', key: `day-${key}`, at }));
  const bySeq = new Map(messages.map((message) => [message.seq, message]));
  const openAt = new Map(answers.map((answer) => [answer.seq, answer]));
  const positions = new Set([...bySeq.keys(), ...openAt.keys()]);
  let lastAt: number | null = null;
  for (const seq of [...positions].toSorted((a, b) => a - b)) {
    const message = bySeq.get(seq) ?? null;
    const open = openAt.get(seq) ?? null;
    const key = `at-${seq}`;
    // An answer that has not landed has no time yet: it is of the day of what it stands under.
    lastAt = message?.createdAt ?? lastAt ?? Date.now();
    if (message !== null && open === null && message.from !== 'assistant') {
      const isTogether = !step(authorKey(message.author), message.createdAt, key);
      rows.push({ kind: 'message', key, message, startsGroup: !isTogether || message.replyTo !== null });
      continue;
    }
    step(null, lastAt, key);
    const question = bySeq.get(message?.questionSeq ?? open?.questionSeq ?? 0) ?? null;
    rows.push({
      kind: 'answer',
      key,
      seq,
      message,
      open,
      asker: question?.author ?? null,
      question: question !== null && question.seq < seq - 1 ? question : null,
    });
  }
  if (hasEnd && rows.length > 0) rows.push({ kind: 'end', key: 'end' });
  return rows;
}

/** Quoted people of files have no number of their own. */
function authorKey({ number, name }: GuestAuthor): string {
  return `${number} ${name}`;
}
