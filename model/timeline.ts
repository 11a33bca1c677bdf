// The timeline of a thread from top to bottom: messages and, at the positions reserved for them, pending answers.
import type { Message } from './message';
import { type Run, inAnswerOrder, runState } from './run';

export type TimelineItem =
  | { kind: 'message'; key: string; seq: number; message: Message }
  | {
      kind: 'run';
      key: string;
      seq: number;
      run: Run;
      ahead: number;
      /** Regeneration: the answer that is stored at this position until the new one is written. */
      earlier: Message | null;
    };

/** Merges by id; of two versions of one message the later change wins. Order: by position. */
export function mergeMessages(...sources: readonly (readonly Message[])[]): Message[] {
  const newest = new Map<string, Message>();
  for (const message of sources.flat()) {
    const known = newest.get(message.id);
    if (known === undefined || known.changedAt <= message.changedAt) newest.set(message.id, message);
  }
  return [...newest.values()].toSorted((a, b) => a.seq - b.seq);
}

/**
 * The lowest position from which `messages` (sorted by position) have no gap. The listener of recent changes may hold old
 * messages that were edited late: the messages between are not loaded yet. A missing position that an open run reserves is
 * a pending answer.
 */
export function knownFrom(messages: readonly Message[], openRuns: readonly Run[]): number {
  const reserved = new Set(openRuns.map((run) => run.answerSeq));
  let from = messages.at(-1)?.seq ?? 1;
  for (const { seq } of messages.toReversed()) {
    let gap = from - 1;
    while (gap > seq && reserved.has(gap)) gap -= 1;
    if (gap > seq) break;
    from = seq;
  }
  return from;
}

/** Positions without a gap between the first and the last. */
export type Range = { from: number; to: number };

/**
 * What is shown when everything from position `from` on is loaded: that, or a detached window (messages around a target far
 * up) alone, until the gap between the two is loaded.
 */
export function shownRange(from: number, detached: Range | null): Range {
  return detached === null || detached.from >= from ? { from, to: Infinity } : detached;
}

export function isWithin({ from, to }: Range, seq: number): boolean {
  return seq >= from && seq <= to;
}

/**
 * The runs to show: open ones, and those that were writing until their answer arrives. The listeners of one commit are
 * notified one after the other; in between, an answer would disappear from the screen.
 */
export function runsToShow(
  shown: readonly Run[],
  openRuns: readonly Run[],
  messages: readonly Message[],
): Run[] {
  const isOpen = ({ id }: Run) => openRuns.some((run) => run.id === id);
  const finishing = shown.filter(
    (run) => runState(run).kind === 'writing' && !isOpen(run) && !hasLanded(run, messages),
  );
  return [...openRuns, ...finishing];
}

/** In a regeneration the previous answer is at the position already: the new one has landed once that message changed. */
function hasLanded(run: Run, messages: readonly Message[]): boolean {
  return messages.some(
    (message) => message.id === run.answerId && (!run.isRegeneration || message.changedAt >= run.createdAt),
  );
}

/** Messages and open runs by position. `ahead` counts the runs that are answered before this one. */
export function timeline(messages: readonly Message[], openRuns: readonly Run[]): TimelineItem[] {
  const bySeq = new Map(messages.map((message) => [message.seq, message]));
  const items: TimelineItem[] = messages.map((message) => ({
    kind: 'message',
    key: keyOf(message),
    seq: message.seq,
    message,
  }));
  inAnswerOrder(openRuns).forEach((run, ahead) => {
    // Regenerating keeps the position of an existing answer: the run is shown there while it is open.
    const earlier = bySeq.get(run.answerSeq) ?? null;
    if (earlier !== null) {
      const index = items.findIndex((item) => item.seq === run.answerSeq);
      items.splice(index, 1);
    }
    items.push({ kind: 'run', key: `answer-${run.answerSeq}`, seq: run.answerSeq, run, ahead, earlier });
  });
  return items.toSorted((a, b) => a.seq - b.seq);
}

/** An answer has the same key while queued and once landed, so that its element stays and nothing jumps. */
function keyOf(message: Message): string {
  return message.role === 'assistant' ? `answer-${message.seq}` : message.id;
}
