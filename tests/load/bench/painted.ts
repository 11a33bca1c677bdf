// Answers on a screen: in a thread that is open in Chromium and followed by one other client.
import { type Sighting, lagsOf } from '@/tests/load/figures';
import type { ModelRequest } from '@/tests/load/world';
import { type Followers, followsOf, startFollowers } from './followers';
import { type Painting, addScreenPerson, openScreen, watchPainting } from './screen';
import { type Asked, type BenchThread, type Fixtures, openThread } from './fixtures';

export type PaintProbe = {
  /** Asks for this text and waits until it is painted. */
  paint: (text: string) => Promise<{ request: ModelRequest; asked: Asked; painted: Sighting[] }>;
  close: () => Promise<void>;
};

export async function openPaintProbe(fixtures: Fixtures): Promise<PaintProbe> {
  const thread = await openThread(fixtures);
  await addScreenPerson(fixtures, thread);
  const followers = await startFollowers(followsOf(fixtures, thread, 1));
  const screen = await openScreen(fixtures.server);
  await screen.open(thread.threadId, 'We measure here.');
  const painting = await watchPainting(screen.page);
  const probe: PaintProbe = {
    paint: (text) => paintText(text, { thread, followers, painting }),
    close: async () => {
      await screen.close();
      await followers.close();
    },
  };
  await probe.paint('This one is thrown away.');
  return probe;
}

type ProbeParts = { thread: BenchThread; followers: Followers; painting: Painting };

async function paintText(text: string, { thread, followers, painting }: ProbeParts) {
  const before = await painting.newest();
  const asked = await thread.ask(`echo=${text}`);
  await followers.landed({ threadId: thread.threadId, runId: asked.runId });
  const request = await asked.request();
  const painted = await painting.sightings(before, request.text.length);
  return { asked, request, painted };
}

/** Milliseconds from each piece of one long answer to its paint. */
export async function paintedLags(fixtures: Fixtures, chars: number): Promise<number[]> {
  const probe = await openPaintProbe(fixtures);
  const { request, painted } = await probe.paint(plainWords(chars));
  await probe.close();
  return lagsOf(paintedLengths(request), painted);
}

/** The lengths that a screen shows: markdown drops the trailing space. */
export function paintedLengths({ text, chunks }: ModelRequest): Sighting[] {
  return chunks.map(({ at, length }) => ({ at, length: text.slice(0, length).trimEnd().length }));
}

/** A text without markdown syntax, so that the painted text is as long as the sent one. */
export function plainWords(chars: number): string {
  return 'some plain words of usual length '
    .repeat(Math.ceil(chars / 33))
    .slice(0, chars)
    .trim();
}
