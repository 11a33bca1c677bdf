import { expect, test } from 'vitest';
import type { Asking } from '@/model/reply-decision';
import { MAX_QUEUE } from '@/model/limits';
import type { Run } from '@/model/run';
import { timesIn } from '@/app/_ui/times';
import { isLineFull, wordsForAsking } from './reply-hint';
import { composerWords } from './strings';

const run = (askedBy: string, askedByName: string): Run => ({
  id: `r-${askedBy}`,
  status: 'writing',
  askedBy,
  askedByName,
  questionId: 'question-1',
  answerId: 'a-answer-1',
  answerSeq: 2,
  again: false,
  attempt: 1,
  stop: null,
  error: null,
  createdAt: 1,
  startedAt: 1,
  endedAt: null,
  usage: null,
});
const said = (line: readonly Run[], outcome: Asking = { asks: true, because: 'alone' }) =>
  wordsForAsking(composerWords.en, {
    outcome,
    members: 2,
    me: 'ada',
    line,
    ordinal: timesIn('en').ordinal,
  });

test('[F29] a question that will wait says so before it is sent, and behind how many', () => {
  expect(said([])).toBe('The assistant will answer');
  expect(said([run('grace', 'Grace')])).toBe('Grace’s question is being answered; yours will be 2nd in line');
  expect(said([run('ada', 'Ada'), run('grace', 'Grace')])).toBe(
    'Your question is being answered; this one will be 3rd in line',
  );
});

test('[F29] what asks nobody waits for nobody', () => {
  expect(said([run('grace', 'Grace')], { asks: false, because: 'switched-off' })).toBe(
    'Only people will see this',
  );
});

test('[F29] the line is full when as many wait as may, beside the one that is answered', () => {
  const waiting: Run = { ...run('grace', 'Grace'), status: 'queued' };
  const line = [run('ada', 'Ada'), ...Array.from({ length: MAX_QUEUE }, () => waiting)];
  expect(isLineFull(line.slice(1))).toBe(true);
  expect(isLineFull(line.slice(0, -1))).toBe(false);
});
