// A run for tests of pure code: Ada's question with the `seq` before its answer; each test sets the fields that matter to it.
import { runSchema, type Run } from '@/model/run';

export function runAt(answerSeq: number, more: Partial<Run> = {}): Run {
  return runSchema.parse({
    id: `run-${answerSeq}`,
    status: 'writing',
    askedBy: 'ada',
    askedByName: 'Ada',
    questionId: `m-${answerSeq - 1}`,
    answerId: `m-${answerSeq}`,
    answerSeq,
    isRegeneration: false,
    attempt: 1,
    stop: null,
    error: null,
    createdAt: 1,
    startedAt: null,
    endedAt: null,
    usage: null,
    ...more,
  });
}
