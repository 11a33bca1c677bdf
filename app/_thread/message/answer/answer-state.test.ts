import { describe, expect, test } from 'vitest';
import { MESSAGE_STATUSES, type Message } from '@/model/message';
import { RUN_STATUSES, runSchema, type RunStatus } from '@/model/run';
import { messageAt } from '@/tests/support/message';
import { answerOutcomeOf } from './answer-outcome';
import { landedStateOf, pendingStateOf, runOf, stateKeyOf, streamingRunOf } from './answer-state';
import { answerStrings } from '@/app/_thread/message/strings';
import { runErrorStrings } from '@/model/run-strings';

const stop = { by: 'grace', byName: 'Grace', at: 1 };
const answer = (more: Partial<Message>) =>
  messageAt(2, { role: 'assistant', authorId: 'assistant', content: 'Two things.', ...more });

const runWith = (status: RunStatus, attempt = 1) =>
  runSchema.parse({
    id: 'r-2',
    status,
    askedBy: 'ada',
    askedByName: 'Ada',
    questionId: 'm-1',
    answerId: 'm-2',
    answerSeq: 2,
    isRegeneration: false,
    attempt,
    stop: null,
    error: null,
    createdAt: 1,
    startedAt: null,
    endedAt: null,
    usage: null,
  });

describe('the state of a pending answer', () => {
  test.each(RUN_STATUSES.map((status) => [status] as const))('of a run that is %s', (status) => {
    const expected = { queued: 'queued', writing: 'streaming' };
    const kind = status === 'queued' || status === 'writing' ? expected[status] : 'landing';
    expect(pendingStateOf({ run: runWith(status), ahead: 1 })).toMatchObject({ kind, run: { id: 'r-2' } });
  });

  test('only a run that is writing is a streaming run', () => {
    const streaming = RUN_STATUSES.filter((status) =>
      streamingRunOf({ kind: 'run', key: 'a', seq: 2, run: runWith(status), ahead: 0, earlier: null }),
    );
    expect(streaming).toEqual(['writing']);
  });

  test('the same run as a new object has the same key; another attempt, or a shorter queue, has another', () => {
    const key = (status: RunStatus, attempt: number, ahead: number) =>
      stateKeyOf(pendingStateOf({ run: runWith(status, attempt), ahead }));
    expect(key('writing', 1, 0)).toBe(key('writing', 1, 0));
    expect(key('writing', 2, 0)).not.toBe(key('writing', 1, 0));
    expect(key('queued', 1, 1)).not.toBe(key('queued', 1, 2));
    expect(key('queued', 1, 0)).not.toBe(key('writing', 1, 0));
  });
});

describe('the state of an answer that has landed, and its outcome', () => {
  const outcome = (more: Partial<Message>, isNewest = true) =>
    answerOutcomeOf(landedStateOf(answer(more)), {
      isNewest,
      strings: { answer: answerStrings.en, error: runErrorStrings.en, displayName: ({ name }) => name },
    });
  const { en } = answerStrings;
  const busy = runErrorStrings.en['rate-limited'];

  test.each([
    ['done', { status: 'done' }, null],
    ['stopped', { status: 'stopped', stop }, en.stoppedBy('Grace')],
    ['cut off', { status: 'cut-off' }, en.cutOff],
    ['cancelled', { status: 'cancelled', stop }, en.cancelledBy('Grace')],
    ['cancelled by nobody', { status: 'cancelled', error: 'asker-left' }, runErrorStrings.en['asker-left']],
    ['deleted', { status: 'deleted' }, en.deleted],
    ['failed with some text', { status: 'failed', error: 'rate-limited' }, en.failedKept(busy)],
    ['failed without any', { status: 'failed', error: 'rate-limited', content: '' }, busy],
    [
      'failed with nothing but reasoning',
      { status: 'failed', error: 'empty', content: '<think>Hm' },
      runErrorStrings.en.empty,
    ],
    ['a refusal', { status: 'done', metadata: { declined: true } }, en.declined],
    ['failed for no known reason', { status: 'failed', content: '' }, runErrorStrings.en.unknown],
    ['done, regeneration failed', { status: 'done', error: 'rate-limited' }, en.regenerateFailed(busy)],
    ['done, regeneration stopped', { status: 'done', stop }, en.regenerateStopped('Grace')],
  ] as const)('%s', (_, more, text) => {
    expect(outcome(more)?.text ?? null).toBe(text);
  });

  test('the outcome of a regeneration is shown with the newest answer alone', () => {
    expect(outcome({ status: 'done', error: 'rate-limited' }, false)).toBeNull();
    expect(outcome({ status: 'stopped', stop }, false)?.text).toBe(en.stoppedBy('Grace'));
  });

  test('it has no open run', () => {
    for (const status of MESSAGE_STATUSES) expect(runOf(landedStateOf(answer({ status })))).toBeNull();
  });
});
