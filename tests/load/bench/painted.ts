// Answers on a screen: asked in a thread that Chromium shows and one other follower listens to.
import { type Sighting, lagsOf } from '@/tests/load/figures';
import type { ModelRequest } from '@/tests/load/world';
import { type Followers, followsOf, startFollowers } from './followers';
import { type Painting, admitScreen, openScreen, watchPainting } from './screen';
import { type Asked, type Room, type Stage, openRoom } from './fixtures';

export type Gallery = {
  /** Asks for these words and waits until they are painted. */
  paint: (words: string) => Promise<{ request: ModelRequest; asked: Asked; painted: Sighting[] }>;
  close: () => Promise<void>;
};

export async function openGallery(stage: Stage): Promise<Gallery> {
  const room = await openRoom(stage);
  await admitScreen(stage, room);
  const followers = await startFollowers(followsOf(stage, room, 1));
  const screen = await openScreen(stage.server);
  await screen.open(room.threadId, 'We measure here.');
  const painting = await watchPainting(screen.page);
  const gallery: Gallery = {
    paint: (words) => paintWords(words, { room, followers, painting }),
    close: async () => {
      await screen.close();
      await followers.close();
    },
  };
  await gallery.paint('This one is thrown away.');
  return gallery;
}

type Studio = { room: Room; followers: Followers; painting: Painting };

async function paintWords(words: string, { room, followers, painting }: Studio) {
  const before = await painting.newest();
  const asked = await room.ask(`echo=${words}`);
  await followers.landed({ threadId: room.threadId, runId: asked.runId });
  const request = await asked.request();
  const painted = await painting.sightings(before, request.text.length);
  return { asked, request, painted };
}

/** Milliseconds from each piece of one long answer to its paint. */
export async function paintedLags(stage: Stage, chars: number): Promise<number[]> {
  const gallery = await openGallery(stage);
  const { request, painted } = await gallery.paint(plainWords(chars));
  await gallery.close();
  return lagsOf(paintedLengths(request), painted);
}

/** The lengths that a screen shows: markdown drops the blank at the end. */
export function paintedLengths({ text, chunks }: ModelRequest): Sighting[] {
  return chunks.map(({ at, length }) => ({ at, length: text.slice(0, length).trimEnd().length }));
}

/** Words without any markdown, so that what is painted is as long as what was sent. */
export function plainWords(chars: number): string {
  return 'some plain words of usual length '
    .repeat(Math.ceil(chars / 33))
    .slice(0, chars)
    .trim();
}
