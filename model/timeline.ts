// What stands in a thread from top to bottom: messages and, at the places kept for them, the answers still to come.
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
      /** Asked again: the answer that stands here until another one is written. */
      earlier: Message | null;
    };

/** Merges by id; of two versions of one message the later change stays. Order: by place. */
export function mergeMessages(...sources: readonly (readonly Message[])[]): Message[] {
  const newest = new Map<string, Message>();
  for (const message of sources.flat()) {
    const known = newest.get(message.id);
    if (known === undefined || known.changedAt <= message.changedAt) newest.set(message.id, message);
  }
  return [...newest.values()].toSorted((a, b) => a.seq - b.seq);
}

/**
 * The lowest place down to which `messages` (sorted by place) leave nothing out. The listener of recent changes may
 * hold old messages that were edited late: what stands between is not known yet. A single missing place is an answer
 * still to come when an open run keeps it.
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

/** Places of which none between the first and the last is unknown. */
export type Range = { from: number; to: number };

/**
 * What is shown when everything from place `from` on is known: that, or an island alone (a stretch around a message far
 * up) while it is not known what stands between the two.
 */
export function shownRange(from: number, detached: Range | null): Range {
  return detached === null || detached.from >= from ? { from, to: Infinity } : detached;
}

export function isWithin({ from, to }: Range, seq: number): boolean {
  return seq >= from && seq <= to;
}

/**
 * The runs to show: those that are open, and those that were being written until their answer stands. Listeners of one
 * commit are told one after the other; in between, an answer would be gone from the screen.
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

/** Asked again, an earlier answer stands in the slot already: it counts once it has changed since. */
function hasLanded(run: Run, messages: readonly Message[]): boolean {
  return messages.some(
    (message) => message.id === run.answerId && (!run.isRegeneration || message.changedAt >= run.createdAt),
  );
}

/** Messages and open runs by place. `ahead` counts the runs that are answered before this one. */
export function timeline(messages: readonly Message[], openRuns: readonly Run[]): TimelineItem[] {
  const bySeq = new Map(messages.map((message) => [message.seq, message]));
  const items: TimelineItem[] = messages.map((message) => ({
    kind: 'message',
    key: keyOf(message),
    seq: message.seq,
    message,
  }));
  inAnswerOrder(openRuns).forEach((run, ahead) => {
    // Asking again keeps the slot of an answer that exists: the run is shown there while it is open.
    const earlier = bySeq.get(run.answerSeq) ?? null;
    if (earlier !== null) {
      const index = items.findIndex((item) => item.seq === run.answerSeq);
      items.splice(index, 1);
    }
    items.push({ kind: 'run', key: `answer-${run.answerSeq}`, seq: run.answerSeq, run, ahead, earlier });
  });
  return items.toSorted((a, b) => a.seq - b.seq);
}

/** An answer keeps its key from waiting to landed, so that its element stays and nothing jumps. */
function keyOf(message: Message): string {
  return message.role === 'assistant' ? `answer-${message.seq}` : message.id;
}
