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
  type Further,
  type TimelineEvent,
  type TimelineUpdate,
  type TimelineState,
} from './timeline-state';

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

/** Nothing is told yet, and nothing pointed at. */
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

/** What listeners and pages brought, or what the search found. */
type Step = Partial<TimelineUpdate> | { found: { arrival: number; detachedWindow: DetachedWindow | null } };

const pointsAt = (messageId: string | null, arrival: number): Step => ({
  permalink: { messageId, top: null, isJump: false, arrival },
});
const tells = (recent: readonly Message[]): Step => ({ recent, generation: 1, areOthersKnown: true });
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

/** As people see it: the stage, the places on screen, and whether something is looked for. */
const seen = (state: TimelineState) => ({
  stage: state.stage.kind,
  places: isShown(state.stage)
    ? state.items.map(({ kind, seq }) => (kind === 'run' ? `run ${seq}` : seq))
    : [],
  isLooking: state.isLooking,
});

type Story = [
  title: string,
  steps: Step[],
  ...facts: [stage: string, places: (number | string)[], looks?: 'looks'],
];

const END = lines(80, 82);
const FAR = lines(10, 12);

const OPENING: Story[] = [
  ['Ada waits for the first word of the listeners', [{}], 'loading', []],
  [
    'Ada waits for runs and events too, so that nothing moves down later',
    [{}, { recent: END, generation: 1 }],
    'loading',
    [],
  ],
  ['Ada opens a thread and sees its end', [{}, tells(END)], 'at end', [80, 81, 82]],
  ['Ada comes back to a thread that the cache still holds', [tells(END)], 'at end', [80, 81, 82]],
  ['Ada opens a thread that cannot be read', [{}, { hasFailed: true }], 'failed', []],
  [
    'Ada goes on reading when its listener ends',
    [{}, tells(END), { hasFailed: true }],
    'at end',
    [80, 81, 82],
  ],
  ['Grace says something', [{}, tells(END), tells([...END, messageAt(83)])], 'at end', [80, 81, 82, 83]],
  [
    'Ada scrolls up and an older page comes',
    [{}, tells(END), { olderPages: [lines(78, 79)] }],
    'at end',
    [78, 79, 80, 81, 82],
  ],
  [
    'Grace edits an old message: what stands between is not shown as known',
    [{}, tells(END), tells([messageAt(3), ...END])],
    'at end',
    [80, 81, 82],
  ],
  [
    'Ada slept while more landed than the listener holds: what she had read before is let go',
    [
      {},
      tells(END),
      { olderPages: [lines(78, 79)] },
      { recent: [messageAt(85), ...lines(200, 201)], generation: 2, olderPages: [] },
    ],
    'at end',
    [200, 201],
  ],
  [
    'Ada turns to another thread',
    [{}, tells(END), { threadId: 'other', ...tells(lines(1, 2)), generation: 3 }],
    'at end',
    [1, 2],
  ],
];

const RUNS: Story[] = [
  [
    'an answer that is written stands at its place',
    [{}, tells(END), { openRuns: [runAt(83)] }],
    'at end',
    [80, 81, 82, 'run 83'],
  ],
  [
    'it stays on screen when its run ends before its message is told',
    [{}, tells(END), { openRuns: [runAt(83)] }, { openRuns: [] }],
    'at end',
    [80, 81, 82, 'run 83'],
  ],
  [
    'and becomes its message in the same place',
    [{}, tells(END), { openRuns: [runAt(83)] }, { openRuns: [] }, tells([...END, messageAt(83)])],
    'at end',
    [80, 81, 82, 83],
  ],
  [
    'a question that left the queue leaves no gap that hides what is above',
    [{}, tells([...END, messageAt(84)]), { openRuns: [runAt(83, { status: 'queued' })] }, { openRuns: [] }],
    'at end',
    [80, 81, 82, 84],
  ],
  [
    'of another generation no run is carried on',
    [{}, tells(END), { openRuns: [runAt(83)] }, { recent: lines(70, 72), generation: 2, openRuns: [] }],
    'at end',
    [70, 71, 72],
  ],
];

const PERMALINKS: Story[] = [
  [
    'Grace opens a link to a message: the end is not shown first',
    [pointsAt('m-10', 0), tells(END)],
    'arriving',
    [],
    'looks',
  ],
  ['Grace opens a link to a message near the end', [pointsAt('m-81', 0), tells(END)], 'at end', [80, 81, 82]],
  [
    'which is judged when all is known',
    [pointsAt('m-81', 0), { recent: END, generation: 1 }],
    'loading',
    [],
    'looks',
  ],
  [
    'Grace opens a link to a message that is nowhere',
    [pointsAt('m-10', 0), tells(END), finds(0, null)],
    'at end',
    [80, 81, 82],
  ],
  [
    'Grace opens a link to a message far up',
    [pointsAt('m-10', 0), tells(END), finds(-1, FAR), finds(0, FAR)],
    'detached',
    [10, 11, 12],
  ],
  [
    'Grace jumps from the end, and sees the end until what she looks for is read',
    [{}, tells(END), pointsAt('m-10', 1)],
    'at end',
    [80, 81, 82],
    'looks',
  ],
  ['Grace jumps to what is on screen', [{}, tells(END), pointsAt('m-81', 1)], 'at end', [80, 81, 82]],
  [
    'Grace opens a link far up; messages land meanwhile and are not shown there',
    [pointsAt('m-10', 0), tells(END), finds(0, FAR), tells([...END, messageAt(83)])],
    'detached',
    [10, 11, 12],
  ],
  [
    'Grace opens a link far up; messages land meanwhile; she goes back to the end',
    [pointsAt('m-10', 0), tells(END), finds(0, FAR), tells([...END, messageAt(83)]), pointsAt(null, 1)],
    'at end',
    [80, 81, 82, 83],
  ],
  [
    'Grace reads down from far up until the two meet: one view from there to the end',
    [pointsAt('m-10', 0), tells(lines(15, 16)), finds(0, FAR), finds(0, lines(10, 14), 10)],
    'at end',
    [10, 11, 12, 13, 14, 15, 16],
  ],
  [
    'and jumps on from there: another window is shown alone until it meets the end too',
    [
      pointsAt('m-10', 0),
      tells(lines(15, 16)),
      finds(0, lines(10, 14), 10),
      pointsAt('m-12', 1),
      finds(1, lines(11, 13), 12),
    ],
    'detached',
    [11, 12, 13],
  ],
  [
    'Grace jumps on from far up to a message further up, and stays where she is until it is read',
    [pointsAt('m-10', 0), tells(END), finds(0, FAR), pointsAt('m-3', 1)],
    'detached',
    [10, 11, 12],
    'looks',
  ],
];

describe.each([
  ['[F8] opening a thread', OPENING],
  ['[F8] answers on their way', RUNS],
  ['[F15] links to messages', PERMALINKS],
])('%s', (_capability, stories) => {
  test.each(stories)('%s', (_title, steps, stage, places, looks) => {
    expect(seen(after(steps))).toEqual({ stage, places, isLooking: looks === 'looks' });
  });
});

test('[F22] what does not change stays the same object: told again, nothing is drawn again', () => {
  const state = after([{}, tells(END), { openRuns: [runAt(83)] }]);
  expect(nextTimeline(state, { kind: 'update', update: { ...state.update } })).toBe(state);
  expect(nextTimeline(state, { kind: 'found', found: { ...state.found } })).toBe(state);
  const pointed = nextTimeline(state, {
    kind: 'update',
    update: { ...state.update, permalink: { ...state.update.permalink, arrival: 1, messageId: 'm-10' } },
  });
  for (const part of ['known', 'byId', 'runs', 'range', 'items'] as const)
    expect(pointed[part]).toBe(state[part]);
});

test('[F15] a search is asked for while something is looked for, and as long as there is a window to leave', () => {
  expect(searchOf(after([{}, tells(END)]))).toBeNull();
  expect(searchOf(after([pointsAt('m-10', 0)]))).toMatchObject({ isReady: false });
  expect(searchOf(after([pointsAt('m-10', 0), tells(END)]))).toMatchObject({ isReady: true, from: 80 });
  const detached = after([pointsAt('m-10', 0), tells(END), finds(0, FAR)]);
  expect(searchOf(detached)).toMatchObject({ isReady: true, from: 80, shown: { from: 10, to: 12 } });
});

test('[F15] older messages come from the window while it reaches furthest up', () => {
  expect(olderOf(after([{}, tells(END)]), OWN)).toBe(OWN);
  expect(olderOf(after([pointsAt('m-10', 0), tells(END), finds(0, FAR)]), OWN)).toBe(MORE);
  expect(olderOf(after([pointsAt('m-81', 0), tells(END), finds(0, lines(81, 82))]), OWN)).toBe(OWN);
});
