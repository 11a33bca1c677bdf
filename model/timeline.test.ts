import { expect, test } from 'vitest';
import { messageAt } from '@/tests/support/message';
import { runAt } from '@/tests/support/run';
import type { Run } from './run';
import { isWithin, knownFrom, mergeMessages, runsToShow, shownRange, timeline } from './timeline';

const run = (answerSeq: number, status: Run['status'] = 'queued'): Run =>
  runAt(answerSeq, { id: `r-${answerSeq}`, answerId: `a-${answerSeq}`, status });

test('[F8] of two versions of a message the later change is shown, whichever source brought it', () => {
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

test('[F8] a pending answer is shown right after its question, and its position is no gap', () => {
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

test('[F8] an old message that was edited late does not hide a gap after it', () => {
  expect(knownFrom([messageAt(3), messageAt(70), messageAt(71), messageAt(72)], [])).toBe(70);
  expect(knownFrom([messageAt(70), messageAt(72)], [])).toBe(72);
  expect(knownFrom([messageAt(70), messageAt(72)], [run(71)])).toBe(70);
  expect(knownFrom([], [])).toBe(1);
});

const messageWindow = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => messageAt(from + index));

test('[F15] a detached window far up is shown alone until it meets the messages that are loaded from the end', () => {
  const [end, far] = [messageWindow(80, 90), messageWindow(20, 30)];
  const shown = (detached: typeof far) =>
    shownRange(knownFrom(mergeMessages(detached, end), []), {
      from: detached[0]?.seq ?? 0,
      to: detached.at(-1)?.seq ?? 0,
    });
  expect(shown(far)).toEqual({ from: 20, to: 30 });
  expect(isWithin(shown(far), 85)).toBe(false);
  expect(shown(messageWindow(20, 78))).toEqual({ from: 20, to: 78 });
  // The last missing position is loaded: one view from there to the end.
  for (const to of [79, 80, 85]) expect(shown(messageWindow(20, to))).toEqual({ from: 20, to: Infinity });
  // A window near the end is not detached.
  expect(shown(messageWindow(82, 84))).toEqual({ from: 80, to: Infinity });
  expect(shownRange(80, null)).toEqual({ from: 80, to: Infinity });
});

test('[F15] between a detached window and the end a pending answer is no gap', () => {
  const known = [...messageWindow(20, 28), ...messageWindow(30, 32)];
  const detached = { from: 20, to: 28 };
  expect(shownRange(knownFrom(known, []), detached)).toEqual(detached);
  expect(shownRange(knownFrom(known, [run(29)]), detached)).toEqual({ from: 20, to: Infinity });
});

test('[F8] a regeneration is shown at the position of the previous answer, which it holds until it ends', () => {
  const answer = messageAt(2, { id: 'a-2', role: 'assistant', status: 'done' });
  const regeneration = { ...run(2, 'writing'), isRegeneration: true };
  expect(timeline([messageAt(1), answer], [regeneration]).map(({ kind, key }) => [kind, key])).toEqual([
    ['message', 'm-1'],
    ['run', 'answer-2'],
  ]);
  expect(timeline([messageAt(1), answer], [regeneration]).at(-1)).toMatchObject({ earlier: answer });
  expect(timeline([messageAt(1)], [regeneration]).at(-1)).toMatchObject({ earlier: null });
  expect(timeline([messageAt(1), answer], []).at(-1)).toMatchObject({ kind: 'message', key: 'answer-2' });
});

test('[F2] a run that has ended stays on screen until its answer is there', () => {
  const writing = run(2, 'writing');
  const answer = messageAt(2, { id: 'a-2', runId: 'r-2', role: 'assistant', status: 'done', changedAt: 5 });
  expect(runsToShow([writing], [], [messageAt(1)])).toEqual([writing]);
  expect(runsToShow([writing], [], [messageAt(1), answer])).toEqual([]);
  expect(runsToShow([writing], [writing], [messageAt(1)])).toEqual([writing]);
  expect(runsToShow([run(4)], [], [messageAt(3)])).toEqual([]);
});

test('[F2] the previous answer does not flash up between the end of a regeneration and the new answer', () => {
  const regeneration = { ...run(2, 'writing'), isRegeneration: true, createdAt: 10 };
  const earlier = messageAt(2, { id: 'a-2', runId: 'r-2', role: 'assistant', status: 'done', changedAt: 5 });
  expect(runsToShow([regeneration], [], [earlier])).toEqual([regeneration]);
  expect(runsToShow([regeneration], [], [{ ...earlier, changedAt: 20 }])).toEqual([]);
});
