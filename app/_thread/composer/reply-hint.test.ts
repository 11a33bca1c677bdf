import { DEFAULT_SETTINGS } from '@/model/thread';
import { expect, test } from 'vitest';
import type { ReplyDecision } from '@/model/reply-decision';
import { MAX_QUEUE } from '@/model/limits';
import type { Run } from '@/model/run';
import { timesIn } from '@/app/_ui/times';
import { isQueueFull, replyHint, withPayer } from './reply-hint';
import { composerStrings } from './strings';

const run = (askedBy: string, askedByName: string): Run => ({
  id: `r-${askedBy}`,
  status: 'writing',
  askedBy,
  askedByName,
  questionId: 'question-1',
  answerId: 'a-answer-1',
  answerSeq: 2,
  isRegeneration: false,
  attempt: 1,
  stop: null,
  error: null,
  createdAt: 1,
  startedAt: 1,
  endedAt: null,
  usage: null,
});
const hintFor = (queue: readonly Run[], outcome: ReplyDecision = { asks: true, reason: 'alone' }) =>
  replyHint(composerStrings.en, {
    outcome,
    members: 2,
    me: 'ada',
    queue,
    ordinal: timesIn('en').ordinal,
    displayName: ({ name }) => name,
  });

test('[F29] before it is sent, a question says that it will be queued, and at which position', () => {
  expect(hintFor([])).toBe('The assistant will reply');
  expect(hintFor([run('grace', 'Grace')])).toBe(
    'Grace’s question is being answered; yours will be 2nd in line',
  );
  expect(hintFor([run('ada', 'Ada'), run('grace', 'Grace')])).toBe(
    'Your question is being answered; this one will be 3rd in line',
  );
});

test('[F29] a message that asks nobody waits for nobody', () => {
  expect(hintFor([run('grace', 'Grace')], { asks: false, reason: 'switched-off' })).toBe(
    'The assistant won’t reply',
  );
});

test('[F29] the queue is full at its limit, not counting the question that is being answered', () => {
  const waiting: Run = { ...run('grace', 'Grace'), status: 'queued' };
  const queue = [run('ada', 'Ada'), ...Array.from({ length: MAX_QUEUE }, () => waiting)];
  expect(isQueueFull(queue.slice(1))).toBe(true);
  expect(isQueueFull(queue.slice(0, -1))).toBe(false);
});

test.each([
  ['whoever asks', { payer: 'asker', payerId: null }, ['person'], 'Yes · your budget pays'],
  ['the owner who asks', { payer: 'owner', payerId: 'ada' }, ['person'], 'Yes · your budget pays'],
  ['the owner', { payer: 'owner', payerId: 'grace' }, ['person'], 'Yes · the owner’s budget pays'],
  ['an owner who has not agreed', { payer: 'owner', payerId: null }, ['person'], 'Yes · your budget pays'],
  ['the thread', { payer: 'thread', payerId: null }, ['person', 'thread'], 'Yes · this thread’s budget pays'],
  ['a thread without a budget', { payer: 'thread', payerId: null }, ['person'], 'Yes · your budget pays'],
  ['nobody', { payer: 'asker', payerId: null }, ['thread'], 'Yes'],
  ['nobody on a site without budgets', { payer: 'owner', payerId: 'ada' }, [], 'Yes'],
] as const)(
  '[U8] [U13] before it is sent, a question says whose budget it uses: %s',
  (_, paying, budgets, hint) => {
    const settings = { ...DEFAULT_SETTINGS, ...paying };
    expect(withPayer(composerStrings.en, 'Yes', { settings, budgets, me: 'ada' })).toBe(hint);
    expect(withPayer(composerStrings.en, 'Yes', null)).toBe('Yes');
  },
);
