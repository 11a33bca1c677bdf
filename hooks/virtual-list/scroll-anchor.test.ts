import { describe, expect, test } from 'vitest';
import {
  INITIAL_ANCHOR,
  nextAnchor,
  scrollTopFor,
  type AnchorEvent,
  type AnchorState,
  type Metrics,
} from './scroll-anchor';

/** A view of 500 px and its rendered content: initially twenty rows of 100 px, with the last ones in view. */
type View = {
  rows: readonly { key: string; px: number }[];
  viewPx: number;
  scrollTop: number;
  hasEnd: boolean;
  /** Rows that exist and are not rendered, so their position is unknown. */
  unrendered: readonly string[];
};
type World = View & { state: AnchorState };

const VIEW: View = {
  rows: Array.from({ length: 20 }, (_, index) => ({ key: `row ${index}`, px: 100 })),
  viewPx: 500,
  scrollTop: 0,
  hasEnd: true,
  unrendered: [],
};

function metricsOf({ rows, viewPx, scrollTop, hasEnd, unrendered, state: { anchor } }: World): Metrics {
  const bottoms = rows.map((_, index) => rows.slice(0, index + 1).reduce((sum, { px }) => sum + px, 0));
  const tops = rows.map(({ key, px }, index) => ({ key, px, top: (bottoms[index] ?? 0) - px - scrollTop }));
  const rendered = tops.filter(({ key }) => !unrendered.includes(key));
  const read = rendered.find(({ top, px }) => top + px > 0);
  const anchored = anchor.kind === 'at' ? rendered.find(({ key }) => key === anchor.key) : undefined;
  return {
    scrollTop,
    endPx: Math.max(0, (bottoms.at(-1) ?? 0) - viewPx),
    hasEnd,
    anchorTop: anchored?.top ?? null,
    reading: read ? { key: read.key, top: read.top } : null,
  };
}

const after = (world: World, event: AnchorEvent): World => ({
  ...world,
  state: nextAnchor(world.state, event, metricsOf(world)),
});
/** As browsers do it: clamped to the scrollable range. */
const scrolledTo = (world: World, scrollTop: number): World => ({
  ...world,
  scrollTop: Math.min(Math.max(0, scrollTop), metricsOf(world).endPx),
});
/** What the list does after each render and each change of a height. */
function rendered(world: World): World {
  const changed = after(scrolledTo(world, world.scrollTop), { kind: 'changed' });
  const top = scrollTopFor(changed.state, metricsOf(changed));
  return after(top === null ? changed : scrolledTo(changed, top), { kind: 'placed' });
}

type Step = (world: World) => World;
const step =
  <A extends unknown[]>(act: (world: World, ...by: A) => World) =>
  (...by: A): Step =>
  (world) =>
    act(world, ...by);

const scrollsWithoutEvent = step((world, px: number) => scrolledTo(world, world.scrollTop + px));
const scrolls = step((world, px: number) => after(scrollsWithoutEvent(px)(world), { kind: 'scrolled' }));
const pressesHome = scrolls(-Infinity);
const pressesEnd = scrolls(Infinity);
const renders: Step = rendered;
const pressesAndFocuses = renders;
const grows = step((world, grown: string, by: number) => ({
  ...world,
  rows: world.rows.map(({ key, px }) => ({ key, px: key === grown ? px + by : px })),
}));
const growsAndRenders = step((world, key: string, by: number) => rendered(grows(key, by)(world)));
const rowsOf = (keys: readonly string[]) => keys.map((key) => ({ key, px: 100 }));
const lands = step((world, ...keys: string[]) =>
  rendered({ ...world, rows: [...world.rows, ...rowsOf(keys)] }),
);
const olderLoad = step((world, ...keys: string[]) =>
  rendered({ ...world, rows: [...rowsOf(keys), ...world.rows] }),
);
const isLeftWith = step((world, count: number) => rendered({ ...world, rows: world.rows.slice(0, count) }));
const resizes = step((world, viewPx: number) => rendered({ ...world, viewPx }));
const jumps = step((world, key: string, top: number) => rendered(after(world, { kind: 'to row', key, top })));
const isSentToEnd: Step = (world) => after(world, { kind: 'to end' });
const goesToEnd: Step = (world) => rendered(isSentToEnd(world));
const sendsMessage: Step = (world) => lands('my message')(isSentToEnd(world));
const isDetached: Step = (world) => ({ ...world, hasEnd: false });
const hides = step((world, ...unrendered: string[]) => ({ ...world, unrendered }));

type Story = {
  title: string;
  steps: readonly Step[];
  /** Follows the end, or is anchored to a row at this distance in px below the view's top. */
  anchor: 'end' | [key: string, top: number];
  scrollTop: number;
};

const STORIES: Record<string, readonly Story[]> = {
  '[F5] a reader who is at the end': [
    {
      title: 'is taken to the end of a growing answer',
      steps: [growsAndRenders('row 19', 50)],
      anchor: 'end',
      scrollTop: 1550,
    },
    {
      title: 'is taken to the end when messages land',
      steps: [lands('row 20', 'row 21')],
      anchor: 'end',
      scrollTop: 1700,
    },
    {
      title: 'stays there when older messages are inserted above',
      steps: [olderLoad('row -1')],
      anchor: 'end',
      scrollTop: 1600,
    },
    {
      title: 'stays there when the last messages are removed',
      steps: [isLeftWith(12)],
      anchor: 'end',
      scrollTop: 700,
    },
    {
      title: 'stays there when the on-screen keyboard opens',
      steps: [resizes(300)],
      anchor: 'end',
      scrollTop: 1700,
    },
    {
      title: 'and rests a little above it is not moved by a press that focuses and renders',
      steps: [scrolls(-40), pressesAndFocuses, pressesAndFocuses],
      anchor: 'end',
      scrollTop: 1460,
    },
    {
      title: 'and rests a little above it is taken to the end when messages land',
      steps: [scrolls(-40), pressesAndFocuses, lands('row 20')],
      anchor: 'end',
      scrollTop: 1600,
    },
    {
      title: 'and scrolls down is not left behind by an answer that grows faster',
      steps: [scrolls(-40), grows('row 19', 300), scrolls(20), renders],
      anchor: 'end',
      scrollTop: 1800,
    },
  ],
  '[F22] a reader who scrolled up': [
    {
      title: 'keeps their position',
      steps: [scrolls(-300), renders],
      anchor: ['row 12', 0],
      scrollTop: 1200,
    },
    {
      title: 'is not pulled back by a render that comes before the scroll event',
      steps: [scrollsWithoutEvent(-300), renders],
      anchor: ['row 12', 0],
      scrollTop: 1200,
    },
    {
      title: 'is not moved by content that grows or lands below',
      steps: [scrolls(-300), growsAndRenders('row 19', 200), lands('row 20')],
      anchor: ['row 12', 0],
      scrollTop: 1200,
    },
    {
      title: 'is not moved by content that grows above, nor by older messages',
      steps: [scrolls(-300), growsAndRenders('row 3', 70), olderLoad('row -2', 'row -1')],
      anchor: ['row 12', 0],
      scrollTop: 1470,
    },
    {
      title: 'keeps the top of a growing answer in position',
      steps: [scrolls(-350), growsAndRenders('row 11', 80)],
      anchor: ['row 11', -50],
      scrollTop: 1150,
    },
    {
      title: 'is not moved by a press that focuses and renders',
      steps: [scrolls(-700), pressesAndFocuses, pressesAndFocuses],
      anchor: ['row 8', 0],
      scrollTop: 800,
    },
    {
      title: 'keeps their row when the window becomes smaller',
      steps: [scrolls(-700), resizes(300)],
      anchor: ['row 8', 0],
      scrollTop: 800,
    },
    {
      title: 'keeps their row, as far as the content allows, when rows below are removed',
      steps: [scrolls(-100), isLeftWith(15), lands('row 20', 'row 21')],
      anchor: ['row 14', 400],
      scrollTop: 1000,
    },
    {
      title: 'and scrolls down to the end follows it again',
      steps: [scrolls(-700), scrolls(300), scrolls(360), growsAndRenders('row 19', 50)],
      anchor: 'end',
      scrollTop: 1550,
    },
    {
      title: 'and sends a message sees the end',
      steps: [scrolls(-700), sendsMessage],
      anchor: 'end',
      scrollTop: 1600,
    },
    {
      title: 'and sends a message sees the end although their scroll continues until it is rendered',
      steps: [scrolls(-700), isSentToEnd, scrollsWithoutEvent(-50), renders],
      anchor: 'end',
      scrollTop: 1500,
    },
  ],
  '[F5] keys of the view': [
    {
      title: 'Home scrolls to the first row, which stays when older ones load',
      steps: [pressesHome, olderLoad('row -2', 'row -1')],
      anchor: ['row 0', 0],
      scrollTop: 200,
    },
    {
      title: 'End scrolls to the end, which is followed from then on',
      steps: [pressesHome, pressesEnd, lands('row 20')],
      anchor: 'end',
      scrollTop: 1600,
    },
  ],
  '[F24] a reader who jumps': [
    {
      title: 'to a message far up keeps its position while messages land',
      steps: [jumps('row 3', 110), lands('row 20', 'row 21')],
      anchor: ['row 3', 110],
      scrollTop: 190,
    },
    {
      title: 'keeps the message when the scroll event of the jump fires',
      steps: [jumps('row 3', 110), scrolls(0)],
      anchor: ['row 3', 110],
      scrollTop: 190,
    },
    {
      title: 'back to the end follows it again',
      steps: [jumps('row 3', 110), lands('row 20'), goesToEnd, growsAndRenders('row 20', 30)],
      anchor: 'end',
      scrollTop: 1630,
    },
    {
      title: 'to a message that is not rendered yet reaches it once it is',
      steps: [hides('row 3'), jumps('row 3', 110), growsAndRenders('row 1', 60), hides(), renders],
      anchor: ['row 3', 110],
      scrollTop: 250,
    },
    {
      title: 'to one of the last messages, rendered only then, is at the end too',
      steps: [hides('row 18'), jumps('row 18', 110), hides(), renders],
      anchor: 'end',
      scrollTop: 1500,
    },
    {
      title: 'to the first message finds it at the very top',
      steps: [jumps('row 0', 110), renders],
      anchor: ['row 0', 0],
      scrollTop: 0,
    },
    {
      title: 'to one of the last messages is at the end',
      steps: [jumps('row 18', 110), lands('row 20')],
      anchor: 'end',
      scrollTop: 1600,
    },
  ],
  '[F15] in a detached window': [
    {
      title: 'the end of its messages is not followed',
      steps: [isDetached, jumps('row 18', 110), lands('row 20', 'row 21')],
      anchor: ['row 18', 300],
      scrollTop: 1500,
    },
    {
      title: 'a reader who scrolls to its bottom stays when newer messages are inserted below',
      steps: [isDetached, jumps('row 8', 110), pressesEnd, lands('row 20', 'row 21')],
      anchor: ['row 15', 0],
      scrollTop: 1500,
    },
  ],
};

describe.each(Object.entries(STORIES))('%s', (_people, stories) => {
  test.each(stories)('$title', ({ steps, anchor, scrollTop }) => {
    const opened = rendered({ ...VIEW, state: INITIAL_ANCHOR });
    expect(opened).toMatchObject({ scrollTop: 1500, state: { anchor: { kind: 'end' } } });
    const left = steps.reduce((world, step) => step(world), opened);
    const expected = anchor === 'end' ? { kind: 'end' } : { kind: 'at', key: anchor[0], top: anchor[1] };
    expect({ anchor: left.state.anchor, scrollTop: left.scrollTop }).toEqual({ anchor: expected, scrollTop });
  });
});
