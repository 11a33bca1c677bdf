// Answers that are queued or being written, as guests follow them. One is over once its message has landed: the listeners of one
// commit are notified one after the other, and in between an answer would disappear.
import 'server-only';
import type { Message } from '@/model/message';
import { type Run, runState } from '@/model/run';
import type { GuestAnswer } from '@/model/share';

type Known = { run: Run; isOpen: boolean; answer: GuestAnswer };

type Listener = {
  answer: (answer: GuestAnswer) => void;
  delta: (seq: number, text: string) => void;
};

export function openAnswers(messageOf: (id: string) => Message | undefined, listener: Listener) {
  const known = new Map<string, Known>();

  function settle(): void {
    for (const { run, isOpen, answer } of known.values()) {
      if (isOpen || !hasLanded(run)) continue;
      known.delete(run.id);
      listener.answer({ ...answer, state: 'over', text: '' });
    }
  }

  /** In a regeneration the previous answer is at the position already: the new one has landed once that message changed. */
  function hasLanded({ answerId, isRegeneration, createdAt }: Run): boolean {
    const message = messageOf(answerId);
    return message !== undefined && (!isRegeneration || message.changedAt >= createdAt);
  }

  function follow(run: Run): void {
    const state = runState(run);
    if (state.kind === 'over') return;
    const attempt = state.kind === 'writing' ? state.attempt : run.attempt;
    const before = known.get(run.id)?.answer;
    if (before?.state === state.kind && before.attempt === attempt) return;
    const questionSeq = messageOf(run.questionId)?.seq ?? null;
    const answer = { seq: run.answerSeq, questionSeq, state: state.kind, attempt, text: '' };
    known.set(run.id, { run, isOpen: true, answer });
    listener.answer(answer);
  }

  return {
    all: (): GuestAnswer[] => [...known.values()].map(({ answer }) => answer),
    settle,

    /** All open runs; the others are over. */
    take(runs: readonly Run[]): void {
      const open = new Set(runs.map(({ id }) => id));
      for (const one of known.values()) one.isOpen = open.has(one.run.id);
      runs.forEach(follow);
      settle();
    },

    /** The whole text of an attempt so far. */
    write({ id, attempt }: Run, text: string): void {
      const one = known.get(id);
      if (one === undefined || one.answer.attempt !== attempt || text.length <= one.answer.text.length)
        return;
      const added = text.slice(one.answer.text.length);
      one.answer = { ...one.answer, text };
      listener.delta(one.answer.seq, added);
    },
  };
}
