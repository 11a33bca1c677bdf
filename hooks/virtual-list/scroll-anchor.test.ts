import { describe, expect, test } from 'vitest';
import {
  INITIAL_ANCHOR,
  nextAnchor,
  scrollTopFor,
  type AnchorEvent,
  type AnchorState,
  type Metrics,
} from './scroll-anchor';

/** A view of 500 px, and what is drawn in it: twenty rows of 100 px at first, read from their end. */
type View = {
  rows: readonly { key: string; px: number }[];
  viewPx: number;
  scrollTop: number;
  hasEnd: boolean;
  /** Rows that are known and not drawn, so nobody can say where they stand. */
  undrawn: readonly string[];
};
type World = View & { state: AnchorState };

const VIEW: View = {
  rows: Array.from({ length: 20 }, (_, index) => ({ key: `row ${index}`, px: 100 })),
  viewPx: 500,
  scrollTop: 0,
  hasEnd: true,
  undrawn: [],
};

function metricsOf({ rows, viewPx, scrollTop, hasEnd, undrawn, state: { anchor } }: World): Metrics {
  const bottoms = rows.map((_, index) => rows.slice(0, index + 1).reduce((sum, { px }) => sum + px, 0));
  const tops = rows.map(({ key, px }, index) => ({ key, px, top: (bottoms[index] ?? 0) - px - scrollTop }));
  const drawn = tops.filter(({ key }) => !undrawn.includes(key));
  const read = drawn.find(({ top, px }) => top + px > 0);
  const anchored = anchor.kind === 'at' ? drawn.find(({ key }) => key === anchor.key) : undefined;
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
/** As browsers do it: no further than there is something to scroll. */
const scrolledTo = (world: World, scrollTop: number): World => ({
  ...world,
  scrollTop: Math.min(Math.max(0, scrollTop), metricsOf(world).endPx),
});
/** What the list does after each drawing and each change of a height. */
function drawn(world: World): World {
  const looked = after(scrolledTo(world, world.scrollTop), { kind: 'changed' });
  const top = scrollTopFor(looked.state, metricsOf(looked));
  return after(top === null ? looked : scrolledTo(looked, top), { kind: 'placed' });
}

type Step = (world: World) => World;
const step =
  <A extends unknown[]>(act: (world: World, ...by: A) => World) =>
  (...by: A): Step =>
  (world) =>
    act(world, ...by);

const scrollsUntold = step((world, px: number) => scrolledTo(world, world.scrollTop + px));
const scrolls = step((world, px: number) => after(scrollsUntold(px)(world), { kind: 'scrolled' }));
const pressesHome = scrolls(-Infinity);
const pressesEnd = scrolls(Infinity);
const draws: Step = drawn;
const pressesAndFocuses = draws;
const grows = step((world, grown: string, by: number) => ({
  ...world,
  rows: world.rows.map(({ key, px }) => ({ key, px: key === grown ? px + by : px })),
}));
const growsAndIsDrawn = step((world, key: string, by: number) => drawn(grows(key, by)(world)));
const rowsOf = (keys: readonly string[]) => keys.map((key) => ({ key, px: 100 }));
const lands = step((world, ...keys: string[]) => drawn({ ...world, rows: [...world.rows, ...rowsOf(keys)] }));
const olderLoad = step((world, ...keys: string[]) =>
  drawn({ ...world, rows: [...rowsOf(keys), ...world.rows] }),
);
const isLeftWith = step((world, count: number) => drawn({ ...world, rows: world.rows.slice(0, count) }));
const resizes = step((world, viewPx: number) => drawn({ ...world, viewPx }));
const jumps = step((world, key: string, top: number) => drawn(after(world, { kind: 'to row', key, top })));
const isSentToEnd: Step = (world) => after(world, { kind: 'to end' });
const goesToEnd: Step = (world) => drawn(isSentToEnd(world));
const speaks: Step = (world) => lands('my words')(isSentToEnd(world));
const isDetached: Step = (world) => ({ ...world, hasEnd: false });
const hides = step((world, ...undrawn: string[]) => ({ ...world, undrawn }));

type Story = {
  title: string;
  steps: readonly Step[];
  /** Follows the end, or is held by a row at so many px below the view's top. */
  anchor: 'end' | [key: string, top: number];
  scrollTop: number;
};

const STORIES: Record<string, readonly Story[]> = {
  '[F5] who is at the end': [
    {
      title: 'is brought down by an answer that grows',
      steps: [growsAndIsDrawn('row 19', 50)],
      anchor: 'end',
      scrollTop: 1550,
    },
    {
      title: 'is brought down by what lands',
      steps: [lands('row 20', 'row 21')],
      anchor: 'end',
      scrollTop: 1700,
    },
    {
      title: 'stays there when older messages are put in above',
      steps: [olderLoad('row -1')],
      anchor: 'end',
      scrollTop: 1600,
    },
    {
      title: 'stays there when the last messages go',
      steps: [isLeftWith(12)],
      anchor: 'end',
      scrollTop: 700,
    },
    {
      title: 'stays there when the keyboard of a phone opens',
      steps: [resizes(300)],
      anchor: 'end',
      scrollTop: 1700,
    },
    {
      title: 'and rests a little above it is not moved by a press that focuses and draws',
      steps: [scrolls(-40), pressesAndFocuses, pressesAndFocuses],
      anchor: 'end',
      scrollTop: 1460,
    },
    {
      title: 'and rests a little above it is brought down by what lands',
      steps: [scrolls(-40), pressesAndFocuses, lands('row 20')],
      anchor: 'end',
      scrollTop: 1600,
    },
    {
      title: 'and scrolls down is not left behind by an answer that grows faster',
      steps: [scrolls(-40), grows('row 19', 300), scrolls(20), draws],
      anchor: 'end',
      scrollTop: 1800,
    },
  ],
  '[F22] who scrolled up': [
    {
      title: 'reads on where they are',
      steps: [scrolls(-300), draws],
      anchor: ['row 12', 0],
      scrollTop: 1200,
    },
    {
      title: 'is not pulled back by a drawing that finds it before the browser tells of it',
      steps: [scrollsUntold(-300), draws],
      anchor: ['row 12', 0],
      scrollTop: 1200,
    },
    {
      title: 'is not moved by what grows and lands below',
      steps: [scrolls(-300), growsAndIsDrawn('row 19', 200), lands('row 20')],
      anchor: ['row 12', 0],
      scrollTop: 1200,
    },
    {
      title: 'is not moved by what grows above and by older messages',
      steps: [scrolls(-300), growsAndIsDrawn('row 3', 70), olderLoad('row -2', 'row -1')],
      anchor: ['row 12', 0],
      scrollTop: 1470,
    },
    {
      title: 'keeps the head of an answer that grows under their eyes',
      steps: [scrolls(-350), growsAndIsDrawn('row 11', 80)],
      anchor: ['row 11', -50],
      scrollTop: 1150,
    },
    {
      title: 'is not moved by a press that focuses and draws',
      steps: [scrolls(-700), pressesAndFocuses, pressesAndFocuses],
      anchor: ['row 8', 0],
      scrollTop: 800,
    },
    {
      title: 'keeps their row when the window gets lower',
      steps: [scrolls(-700), resizes(300)],
      anchor: ['row 8', 0],
      scrollTop: 800,
    },
    {
      title: 'keeps their row, as far as there is something to scroll, when what stands below it goes',
      steps: [scrolls(-100), isLeftWith(15), lands('row 20', 'row 21')],
      anchor: ['row 14', 400],
      scrollTop: 1000,
    },
    {
      title: 'and scrolls down to the end follows it again',
      steps: [scrolls(-700), scrolls(300), scrolls(360), growsAndIsDrawn('row 19', 50)],
      anchor: 'end',
      scrollTop: 1550,
    },
    { title: 'and speaks sees the end', steps: [scrolls(-700), speaks], anchor: 'end', scrollTop: 1600 },
    {
      title: 'and speaks sees the end although their scroll goes on until it is drawn',
      steps: [scrolls(-700), isSentToEnd, scrollsUntold(-50), draws],
      anchor: 'end',
      scrollTop: 1500,
    },
  ],
  '[F5] keys of the view': [
    {
      title: 'Home leads to the first row, which stays when older ones come',
      steps: [pressesHome, olderLoad('row -2', 'row -1')],
      anchor: ['row 0', 0],
      scrollTop: 200,
    },
    {
      title: 'End leads to the end, which is followed from then on',
      steps: [pressesHome, pressesEnd, lands('row 20')],
      anchor: 'end',
      scrollTop: 1600,
    },
  ],
  '[F24] who jumps': [
    {
      title: 'to a message far up keeps it in its place while messages land',
      steps: [jumps('row 3', 110), lands('row 20', 'row 21')],
      anchor: ['row 3', 110],
      scrollTop: 190,
    },
    {
      title: 'keeps the message when the browser tells of the scroll that led there',
      steps: [jumps('row 3', 110), scrolls(0)],
      anchor: ['row 3', 110],
      scrollTop: 190,
    },
    {
      title: 'back to the end follows it again',
      steps: [jumps('row 3', 110), lands('row 20'), goesToEnd, growsAndIsDrawn('row 20', 30)],
      anchor: 'end',
      scrollTop: 1630,
    },
    {
      title: 'to a message that is not drawn yet comes to it with its drawing',
      steps: [hides('row 3'), jumps('row 3', 110), growsAndIsDrawn('row 1', 60), hides(), draws],
      anchor: ['row 3', 110],
      scrollTop: 250,
    },
    {
      title: 'to one of the last messages, drawn only then, is at the end too',
      steps: [hides('row 18'), jumps('row 18', 110), hides(), draws],
      anchor: 'end',
      scrollTop: 1500,
    },
    {
      title: 'to the first message finds it at the very top',
      steps: [jumps('row 0', 110), draws],
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
  '[F15] in a window far from the end': [
    {
      title: 'its last messages are no end that is followed',
      steps: [isDetached, jumps('row 18', 110), lands('row 20', 'row 21')],
      anchor: ['row 18', 300],
      scrollTop: 1500,
    },
    {
      title: 'who scrolls to its bottom stays when newer messages are put in below',
      steps: [isDetached, jumps('row 8', 110), pressesEnd, lands('row 20', 'row 21')],
      anchor: ['row 15', 0],
      scrollTop: 1500,
    },
  ],
};

describe.each(Object.entries(STORIES))('%s', (_people, stories) => {
  test.each(stories)('$title', ({ steps, anchor, scrollTop }) => {
    const opened = drawn({ ...VIEW, state: INITIAL_ANCHOR });
    expect(opened).toMatchObject({ scrollTop: 1500, state: { anchor: { kind: 'end' } } });
    const left = steps.reduce((world, step) => step(world), opened);
    const held = anchor === 'end' ? { kind: 'end' } : { kind: 'at', key: anchor[0], top: anchor[1] };
    expect({ anchor: left.state.anchor, scrollTop: left.scrollTop }).toEqual({ anchor: held, scrollTop });
  });
});
