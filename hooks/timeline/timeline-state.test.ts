import { describe, expect, test } from 'vitest';
import { messageAt } from '@/tests/support/message';
import { runAt } from '@/tests/support/run';
import type { Message } from '@/model/message';
import {
  isShown,
  nextTimeline,
  olderOf,
  openTimeline,
  searchOf,
  type DetachedWindow,
  type TimelineEvent,
  type TimelineUpdate,
  type TimelineState,
} from './timeline-state';
import type { Further } from '@/hooks/core/use-further';

const MORE: Further = { status: 'more', load: () => undefined };
const OWN: Further = { status: 'loading', load: () => undefined };

const lines = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, index) => messageAt(from + index));

const windowOf = (messages: readonly Message[], around: number): DetachedWindow => ({
  from: messages[0]?.seq ?? 0,
  to: messages.at(-1)?.seq ?? 0,
  around,
  messages,
  older: MORE,
  newer: MORE,
});

/** No snapshot yet, and no permalink target. */
const NOTHING_YET: TimelineUpdate = {
  threadId: 'thread',
  permalink: { messageId: null, top: null, isJump: false, arrival: 0 },
  recent: null,
  generation: 0,
  hasFailed: false,
  olderPages: [],
  openRuns: [],
  areOthersKnown: false,
};

/** Changed inputs; or the result of the search. */
type Step = Partial<TimelineUpdate> | { found: { arrival: number; detachedWindow: DetachedWindow | null } };

const pointsAt = (messageId: string | null, arrival: number): Step => ({
  permalink: { messageId, top: null, isJump: false, arrival },
});
const receives = (recent: readonly Message[]): Step => ({ recent, generation: 1, areOthersKnown: true });
const finds = (
  arrival: number,
  messages: readonly Message[] | null,
  around = messages?.[0]?.seq ?? 0,
): Step => ({
  found: { arrival, detachedWindow: messages && windowOf(messages, around) },
});

function after(steps: readonly Step[]): TimelineState {
  const [opened, ...rest] = steps;
  return rest.reduce<TimelineState>(
    (state, step) => {
      const event: TimelineEvent =
        'found' in step
          ? { kind: 'found', found: step.found }
          : { kind: 'update', update: { ...state.update, ...step } };
      return nextTimeline(state, event);
    },
    openTimeline({ ...NOTHING_YET, ...opened }),
  );
}

/** As people see it: the stage, the `seq`s on screen, and whether a search is pending. */
const seen = (state: TimelineState) => ({
  stage: state.stage.kind,
  seqs: isShown(state.stage) ? state.items.map(({ kind, seq }) => (kind === 'run' ? `run ${seq}` : seq)) : [],
  isLooking: state.isLooking,
});

type Story = [
  title: string,
  steps: Step[],
  ...facts: [stage: string, seqs: (number | string)[], looks?: 'looks'],
];

const END = lines(80, 82);
const FAR = lines(10, 12);

const OPENING: Story[] = [
  ['Ada waits for the first snapshots', [{}], 'loading', []],
  [
    'Ada waits for runs and events too, so that nothing moves down later',
    [{}, { recent: END, generation: 1 }],
    'loading',
    [],
  ],
  ['Ada opens a thread and sees its end', [{}, receives(END)], 'at end', [80, 81, 82]],
  ['Ada comes back to a thread that the cache still holds', [receives(END)], 'at end', [80, 81, 82]],
  ['Ada opens a thread that cannot be read', [{}, { hasFailed: true }], 'failed', []],
  [
    'Ada goes on reading when its listener ends',
    [{}, receives(END), { hasFailed: true }],
    'at end',
    [80, 81, 82],
  ],
  [
    'Grace posts a message',
    [{}, receives(END), receives([...END, messageAt(83)])],
    'at end',
    [80, 81, 82, 83],
  ],
  [
    'Ada scrolls up and an older page arrives',
    [{}, receives(END), { olderPages: [lines(78, 79)] }],
    'at end',
    [78, 79, 80, 81, 82],
  ],
  [
    'Grace edits an old message: it is not shown while messages in between are missing',
    [{}, receives(END), receives([messageAt(3), ...END])],
    'at end',
    [80, 81, 82],
  ],
  [
    'Ada’s page slept while more landed than the listener returns: older messages are dropped',
    [
      {},
      receives(END),
      { olderPages: [lines(78, 79)] },
      { recent: [messageAt(85), ...lines(200, 201)], generation: 2, olderPages: [] },
    ],
    'at end',
    [200, 201],
  ],
  [
    'Ada opens another thread',
    [{}, receives(END), { threadId: 'other', ...receives(lines(1, 2)), generation: 3 }],
    'at end',
    [1, 2],
  ],
];

const RUNS: Story[] = [
  [
    'a streaming answer is shown at its seq',
    [{}, receives(END), { openRuns: [runAt(83)] }],
    'at end',
    [80, 81, 82, 'run 83'],
  ],
  [
    'it stays on screen when its run ends before its message arrives',
    [{}, receives(END), { openRuns: [runAt(83)] }, { openRuns: [] }],
    'at end',
    [80, 81, 82, 'run 83'],
  ],
  [
    'and becomes its message at the same position',
    [{}, receives(END), { openRuns: [runAt(83)] }, { openRuns: [] }, receives([...END, messageAt(83)])],
    'at end',
    [80, 81, 82, 83],
  ],
  [
    'a question that left the queue leaves no gap that hides what is above',
    [
      {},
      receives([...END, messageAt(84)]),
      { openRuns: [runAt(83, { status: 'queued' })] },
      { openRuns: [] },
    ],
    'at end',
    [80, 81, 82, 84],
  ],
  [
    'runs of another generation are dropped',
    [{}, receives(END), { openRuns: [runAt(83)] }, { recent: lines(70, 72), generation: 2, openRuns: [] }],
    'at end',
    [70, 71, 72],
  ],
];

const PERMALINKS: Story[] = [
  [
    'Grace opens a link to a message: the end is not shown first',
    [pointsAt('m-10', 0), receives(END)],
    'arriving',
    [],
    'looks',
  ],
  [
    'Grace opens a link to a message near the end',
    [pointsAt('m-81', 0), receives(END)],
    'at end',
    [80, 81, 82],
  ],
  [
    'which is decided when everything is loaded',
    [pointsAt('m-81', 0), { recent: END, generation: 1 }],
    'loading',
    [],
    'looks',
  ],
  [
    'Grace opens a link to a missing message',
    [pointsAt('m-10', 0), receives(END), finds(0, null)],
    'at end',
    [80, 81, 82],
  ],
  [
    'Grace opens a link to a message far up',
    [pointsAt('m-10', 0), receives(END), finds(-1, FAR), finds(0, FAR)],
    'detached',
    [10, 11, 12],
  ],
  [
    'Grace jumps from the end, and sees the end until the target is loaded',
    [{}, receives(END), pointsAt('m-10', 1)],
    'at end',
    [80, 81, 82],
    'looks',
  ],
  ['Grace jumps to a message on screen', [{}, receives(END), pointsAt('m-81', 1)], 'at end', [80, 81, 82]],
  [
    'Grace opens a link far up; messages land meanwhile and are not shown there',
    [pointsAt('m-10', 0), receives(END), finds(0, FAR), receives([...END, messageAt(83)])],
    'detached',
    [10, 11, 12],
  ],
  [
    'Grace opens a link far up; messages land meanwhile; she goes back to the end',
    [pointsAt('m-10', 0), receives(END), finds(0, FAR), receives([...END, messageAt(83)]), pointsAt(null, 1)],
    'at end',
    [80, 81, 82, 83],
  ],
  [
    'Grace scrolls down from far up until the window meets the end: one view from there on',
    [pointsAt('m-10', 0), receives(lines(15, 16)), finds(0, FAR), finds(0, lines(10, 14), 10)],
    'at end',
    [10, 11, 12, 13, 14, 15, 16],
  ],
  [
    'and jumps on from there: another window is shown alone until it meets the end too',
    [
      pointsAt('m-10', 0),
      receives(lines(15, 16)),
      finds(0, lines(10, 14), 10),
      pointsAt('m-12', 1),
      finds(1, lines(11, 13), 12),
    ],
    'detached',
    [11, 12, 13],
  ],
  [
    'Grace jumps from far up to a message further up, and stays where she is until it is loaded',
    [pointsAt('m-10', 0), receives(END), finds(0, FAR), pointsAt('m-3', 1)],
    'detached',
    [10, 11, 12],
    'looks',
  ],
];

describe.each([
  ['[F8] opening a thread', OPENING],
  ['[F8] pending answers', RUNS],
  ['[F15] links to messages', PERMALINKS],
])('%s', (_capability, stories) => {
  test.each(stories)('%s', (_title, steps, stage, seqs, looks) => {
    expect(seen(after(steps))).toEqual({ stage, seqs, isLooking: looks === 'looks' });
  });
});

test('[F22] what does not change stays the same object: the same inputs again render nothing again', () => {
  const state = after([{}, receives(END), { openRuns: [runAt(83)] }]);
  expect(nextTimeline(state, { kind: 'update', update: { ...state.update } })).toBe(state);
  expect(nextTimeline(state, { kind: 'found', found: { ...state.found } })).toBe(state);
  const jumped = nextTimeline(state, {
    kind: 'update',
    update: { ...state.update, permalink: { ...state.update.permalink, arrival: 1, messageId: 'm-10' } },
  });
  for (const part of ['known', 'byId', 'runs', 'range', 'items'] as const)
    expect(jumped[part]).toBe(state[part]);
});

test('[F15] there is a search while a target is pending, and as long as a window is open', () => {
  expect(searchOf(after([{}, receives(END)]))).toBeNull();
  expect(searchOf(after([pointsAt('m-10', 0)]))).toMatchObject({ isReady: false });
  expect(searchOf(after([pointsAt('m-10', 0), receives(END)]))).toMatchObject({ isReady: true, from: 80 });
  const detached = after([pointsAt('m-10', 0), receives(END), finds(0, FAR)]);
  expect(searchOf(detached)).toMatchObject({ isReady: true, from: 80, shown: { from: 10, to: 12 } });
});

test('[F15] older messages come from the window while it reaches furthest up', () => {
  expect(olderOf(after([{}, receives(END)]), OWN)).toBe(OWN);
  expect(olderOf(after([pointsAt('m-10', 0), receives(END), finds(0, FAR)]), OWN)).toBe(MORE);
  expect(olderOf(after([pointsAt('m-81', 0), receives(END), finds(0, lines(81, 82))]), OWN)).toBe(OWN);
});
