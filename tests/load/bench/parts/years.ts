// The thread list of somebody with five thousand threads: opened, read to its end, and flung.
import { memberPath } from '@/model/paths';
import { DEMO_PEOPLE } from '@/model/demo';
import { heapOf, responsivenessOf, watchPage } from '@/tests/load/bench/page-watch';
import { type Part, atMost, bytes, count, ms } from '@/tests/load/bench/report';
import { openScreen } from '@/tests/load/bench/screen';
import { type Fixtures, firestoreHost } from '@/tests/load/bench/fixtures';
import { quiet, startWebReads } from '@/tests/load/bench/web-reads';
import { plantThreads, plantedId } from '@/tests/support/many-threads';

const THREADS = 5_000;
const MAX_DOCUMENTS = 120;
const FIRST_ROW_MS = 1_000;
const FRAME_MS = 33;
const FLINGS = 60;
/** Wheel events are animated: a view that has not moved for so many frames stands. */
const STILL_FRAMES = 30;
/** The emulator runs each query through all threads, so its pages take longer than Firestore's. */
const SCROLL_MAX_MS = { whole: 10 * 60_000, smoke: 60_000 } as const;

type Figures = Pick<Part, 'tables' | 'verdicts'>;

/** What it costs a person of THREADS threads to open one of them; the screens' person has no other threads afterwards. */
export async function yearsOf(fixtures: Fixtures): Promise<Figures> {
  const [person] = DEMO_PEOPLE;
  const { db } = fixtures.world;
  await plantThreads(db, person, { count: THREADS, apartMs: 3 * 3_600_000, unread: 1 });
  if (!(await db.doc(memberPath(plantedId(THREADS), person.uid)).get()).exists)
    throw new Error('The threads were not planted.');
  const reads = await startWebReads(firestoreHost(fixtures));
  const server = await fixtures.world.server({ FIRESTORE_EMULATOR_HOST: reads.host });
  const screen = await openScreen(server);
  const { page } = screen;
  await watchPage(page);
  await quiet(reads);
  reads.reset();
  const newest = page.locator(`nav a[href^="/t/${plantedId(THREADS)}"]`);
  const began = Date.now();
  await page.goto(`${server.url}/t/${plantedId(THREADS)}?as=${person.key}`);
  await newest.waitFor();
  const rowMs = Date.now() - began;
  await quiet(reads);
  const opened = [...reads.documents()];
  const documents = opened.reduce((sum, [, read]) => sum + read, 0);
  const heapBefore = await heapOf(page);

  const list = page.locator('nav [data-scrolls]');
  const end = page.getByText('This is your first thread.');
  const endBegan = Date.now();
  const mostMs = SCROLL_MAX_MS[fixtures.extent];
  while (!(await end.isVisible()) && Date.now() - endBegan < mostMs) {
    await list.evaluate((view) => {
      view.scrollTo(0, view.scrollHeight);
      return new Promise(requestAnimationFrame);
    });
  }
  const endMs = Date.now() - endBegan;
  const last = page.locator('nav li[aria-posinset]').last();
  const reached = Number(await last.getAttribute('aria-posinset'));
  await quiet(reads);
  const read = [...reads.documents()].reduce((sum, [, some]) => sum + some, 0);
  const heap = await heapOf(page);
  await responsivenessOf(page);
  const { x = 0, y = 0, width = 0, height = 0 } = (await list.boundingBox()) ?? {};
  await page.mouse.move(x + width / 2, y + height / 2);
  for (let fling = 0; fling < FLINGS; fling += 1) await page.mouse.wheel(0, fling % 20 < 10 ? -4_000 : 3_000);
  await list.evaluate(standing, STILL_FRAMES);
  const { gapP95Ms } = await responsivenessOf(page);
  await screen.close();
  await server.terminate();
  await reads.close();
  return {
    tables: [
      {
        head: [`a person of ${count(THREADS)} threads`, ''],
        rows: [
          ['first row seen after', ms(rowMs)],
          ...opened.map(([name, some]) => [`documents of ${name}`, count(some)]),
          ['documents read by opening the page', count(documents)],
          [`scrolled to thread ${count(reached)} in`, ms(endMs)],
          ['documents read by then', count(read)],
          ['JavaScript heap, opened', bytes(heapBefore)],
          ['JavaScript heap, with these threads', bytes(heap)],
          ['frame gap while flung, p95', ms(gapP95Ms)],
        ],
      },
    ],
    verdicts: [
      atMost('first row of the list', { figure: rowMs, bound: FIRST_ROW_MS, unit: ms }),
      atMost('documents read by opening the page', { figure: documents, bound: MAX_DOCUMENTS, unit: count }),
      atMost('frame gap while the list is flung, p95', { figure: gapP95Ms, bound: FRAME_MS, unit: ms }),
    ],
  };
}

/** Runs in the page. */
async function standing(view: Element, frames: number): Promise<void> {
  for (let still = 0; still < frames; still += 1) {
    const before = view.scrollTop;
    // oxlint-disable-next-line no-await-in-loop -- one frame after the other
    await new Promise(requestAnimationFrame);
    if (view.scrollTop !== before) still = 0;
  }
}
