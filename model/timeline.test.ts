import { expect, test } from 'vitest';
import { messageAt } from '@/tests/support/message';
import { runSchema, type Run } from './run';
import { knownFrom, mergeMessages, runsToShow, timeline } from './timeline';

const run = (answerSeq: number, status: Run['status'] = 'queued'): Run =>
  runSchema.parse({
    id: `r-${answerSeq}`,
    status,
    askedBy: 'ada',
    askedByName: 'Ada',
    questionId: `m-${answerSeq - 1}`,
    answerId: `a-${answerSeq}`,
    answerSeq,
    again: false,
    attempt: 1,
    stop: null,
    error: null,
    createdAt: 1,
    startedAt: null,
    endedAt: null,
    usage: null,
  });

test('[F8] of two versions of a message the later change is shown, whichever source told it', () => {
  const old = messageAt(1, { content: 'old', changedAt: 1 });
  const edited = messageAt(1, { content: 'edited', changedAt: 9 });
  expect(mergeMessages([edited], [old, messageAt(2)]).map(({ content }) => content)).toEqual([
    'edited',
    'line 2',
  ]);
  expect(mergeMessages([old], [edited, messageAt(2)]).map(({ content }) => content)).toEqual([
    'edited',
    'line 2',
  ]);
});

test('[F8] an answer still to come stands right after its question, and its place is no gap', () => {
  const messages = [messageAt(1), messageAt(3)];
  const open = [run(4), run(2, 'writing')];
  expect(knownFrom(messages, open)).toBe(1);
  expect(
    timeline(messages, open).map((item) => [item.seq, item.kind, item.kind === 'run' ? item.ahead : null]),
  ).toEqual([
    [1, 'message', null],
    [2, 'run', 0],
    [3, 'message', null],
    [4, 'run', 1],
  ]);
});

test('[F8] an old message that was edited late does not hide what stands between', () => {
  expect(knownFrom([messageAt(3), messageAt(70), messageAt(71), messageAt(72)], [])).toBe(70);
  expect(knownFrom([messageAt(70), messageAt(72)], [])).toBe(72);
  expect(knownFrom([messageAt(70), messageAt(72)], [run(71)])).toBe(70);
  expect(knownFrom([], [])).toBe(1);
});

test('[F8] asked again, the new run stands in the place of the earlier answer, which it holds until it ends', () => {
  const answer = messageAt(2, { id: 'a-2', role: 'assistant', status: 'done' });
  const again = { ...run(2, 'writing'), again: true };
  expect(timeline([messageAt(1), answer], [again]).map(({ kind, key }) => [kind, key])).toEqual([
    ['message', 'm-1'],
    ['run', 'answer-2'],
  ]);
  expect(timeline([messageAt(1), answer], [again]).at(-1)).toMatchObject({ earlier: answer });
  expect(timeline([messageAt(1)], [again]).at(-1)).toMatchObject({ earlier: null });
  expect(timeline([messageAt(1), answer], []).at(-1)).toMatchObject({ kind: 'message', key: 'answer-2' });
});

test('[F2] a run that has ended stays on screen until its answer stands', () => {
  const writing = run(2, 'writing');
  const answer = messageAt(2, { id: 'a-2', runId: 'r-2', role: 'assistant', status: 'done', changedAt: 5 });
  expect(runsToShow([writing], [], [messageAt(1)])).toEqual([writing]);
  expect(runsToShow([writing], [], [messageAt(1), answer])).toEqual([]);
  expect(runsToShow([writing], [writing], [messageAt(1)])).toEqual([writing]);
  expect(runsToShow([run(4)], [], [messageAt(3)])).toEqual([]);
});

test('[F2] asked again, the earlier answer does not flash up between the end of the run and the new answer', () => {
  const again = { ...run(2, 'writing'), again: true, createdAt: 10 };
  const earlier = messageAt(2, { id: 'a-2', runId: 'r-2', role: 'assistant', status: 'done', changedAt: 5 });
  expect(runsToShow([again], [], [earlier])).toEqual([again]);
  expect(runsToShow([again], [], [{ ...earlier, changedAt: 20 }])).toEqual([]);
});
