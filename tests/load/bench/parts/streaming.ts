// (g) A thread of five thousand messages with a streaming answer: reading, typing, fast scrolling, and long sessions.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import { type Responsiveness, responsivenessOf, heapOf, watchPage } from '@/tests/load/bench/page-watch';
import { plantMessages } from '@/tests/load/bench/plant-messages';
import { type Part, type Verdict, atMost, bytes, count, ms, percent } from '@/tests/load/bench/report';
import { type Screen, addScreenPerson, openScreen } from '@/tests/load/bench/screen';
import { type BenchThread, type Fixtures, openThread, post } from '@/tests/load/bench/fixtures';

const MESSAGES = 5_000;
const LAST = 'This is the last message of all.';
const BOUNDS = { gapMs: 50, inpMs: 200, cls: 0.02, heapShare: 0.2 } as const;

const EXTENTS = {
  whole: { interactMs: 20_000, answers: 10, answerS: 60, switches: 50 },
  smoke: { interactMs: 8_000, answers: 1, answerS: 10, switches: 6 },
} as const;

export async function streamingPart(fixtures: Fixtures): Promise<Part> {
  const extent = EXTENTS[fixtures.extent];
  const [thread, elsewhere] = [await openThread(fixtures), await openThread(fixtures)];
  for (const each of [thread, elsewhere]) await addScreenPerson(fixtures, each);
  await plantMessages(fixtures, thread, { count: MESSAGES, last: LAST });
  const screen = await openScreen(fixtures.server);
  await watchPage(screen.page);
  const interaction = { fixtures, screen, extent };

  await screen.open(elsewhere.threadId, 'We measure here.');
  const idle = await measureInteraction(interaction, 'reads and writes');
  const markdown = await measureWhileStreaming(interaction, { room: thread, question: 'What now?' });
  const c1 = await measureWhileStreaming(interaction, {
    room: thread,
    question: 'Show the numbers as charts.',
  });
  const heaps = await soak(interaction, { room: thread, elsewhere });
  await screen.close();
  return {
    title: `(g) A thread of ${count(MESSAGES)} messages while an answer grows`,
    how:
      'Chromium, signed in, loads the thread anew while its answer is being written; counted from the first frame on, loading ' +
      `included, for ${extent.interactMs / 1_000} s: keys are pressed in the message box ten times a second, then the conversation is flung ` +
      'up by the wheel and back. Gaps are those between frames, late keys the Event Timing of presses (p98), shifts the sum of ' +
      'layout shifts without input, blank frames those in which a row in sight was not drawn. Idle is the same in a thread of one message. ' +
      `Heap is JavaScript’s after a collection, before and after ${extent.answers} answers that grow for ${extent.answerS} s each and ` +
      `${extent.switches} changes between two threads.`,
    tables: [
      {
        head: ['', 'frame gap p95', 'late keys', 'shifts', 'blank frames', 'frames'],
        rows: [rowOf('idle', idle), rowOf('markdown grows', markdown), rowOf('C1 grows', c1)],
      },
      {
        head: ['JavaScript heap', ''],
        rows: [
          ['before', bytes(heaps.before)],
          ['after', bytes(heaps.after)],
        ],
      },
    ],
    verdicts: [...verdictsOf(markdown), heapVerdict(heaps)],
  };
}

function rowOf(name: string, { gapP95Ms, inpMs, cls, blanks, frames }: Responsiveness): string[] {
  return [name, ms(gapP95Ms), ms(inpMs), cls.toFixed(3), count(blanks), count(frames)];
}

function verdictsOf({ gapP95Ms, inpMs, cls, blanks }: Responsiveness): Verdict[] {
  const score = (value: number) => value.toFixed(3);
  return [
    atMost('gap between frames, p95', { figure: gapP95Ms, bound: BOUNDS.gapMs, unit: ms }),
    atMost('a key shows after, p98', { figure: inpMs, bound: BOUNDS.inpMs, unit: ms }),
    atMost('layout shifts', { figure: cls, bound: BOUNDS.cls, unit: score }),
    atMost('frames with a row missing', { figure: blanks, bound: 0, unit: count }),
  ];
}

type Heaps = { before: number; after: number };

function heapVerdict({ before, after }: Heaps): Verdict {
  const figure = after / before - 1;
  return atMost('heap grown by', { figure, bound: BOUNDS.heapShare, unit: percent });
}

type Interaction = { fixtures: Fixtures; screen: Screen; extent: (typeof EXTENTS)['whole' | 'smoke'] };

/** Asks, opens the thread while the answer is being written, and stays for a while. */
async function measureWhileStreaming(
  interaction: Interaction,
  { room: thread, question }: { room: BenchThread; question: string },
) {
  const { fixtures, screen, extent } = interaction;
  // Loading a page can be slow on a busy machine.
  const seconds = (2 * extent.interactMs) / 1_000 + 30;
  await askIn(fixtures, thread, `${question} [demo long=60k slow=${seconds}s]`);
  await screen.open(thread.threadId, 'Answering');
  const measured = await measureInteraction(interaction, 'reads, writes and flings');
  await newestAnswerLanded(screen.page);
  return measured;
}

async function askIn({ ada, server }: Fixtures, { threadId }: BenchThread, message: string): Promise<void> {
  await post(ada, server, '/api/chat', { threadId, message, ask: true });
}

async function measureInteraction(
  { screen: { page }, extent }: Interaction,
  what: 'reads and writes' | 'reads, writes and flings',
): Promise<Responsiveness> {
  const until = Date.now() + extent.interactMs;
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.focus();
  while (Date.now() < until - extent.interactMs / 2) await page.keyboard.type('word ', { delay: 100 });
  await box.fill('');
  if (what === 'reads, writes and flings') await fling(page, until);
  else await wait(until - Date.now());
  return responsivenessOf(page);
}

/** Scrolls up in fast bursts, and down again. */
async function fling(page: Page, until: number): Promise<void> {
  const box = await page.getByRole('log').boundingBox();
  if (box === null) throw new Error('The conversation is not on screen.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let burst = 0; Date.now() < until; burst += 1) {
    for (let step = 0; step < 12; step += 1) {
      await page.mouse.wheel(0, burst % 3 === 2 ? 700 : -700);
      await wait(16);
    }
    await wait(300);
  }
  await wait(FLUNG_MS);
  await page.getByRole('button', { name: /^Jump to latest/ }).click();
}

/** The time within which scrolling comes to rest. */
const FLUNG_MS = 1_000;

/** Streams answers for minutes, then switches from thread to thread. */
async function soak(
  { fixtures, screen: { page }, extent }: Interaction,
  { room: thread, elsewhere }: { room: BenchThread; elsewhere: BenchThread },
): Promise<Heaps> {
  const go = async ({ threadId }: BenchThread) => {
    await page.locator(`a[href^="/t/${threadId}"]`).first().click();
    await page.waitForURL((url) => url.pathname.endsWith(threadId));
    await page.getByRole('log').getByRole('article').first().waitFor();
  };
  const idleHeap = async () => {
    await go(elsewhere);
    // Lingering listeners and caches of a closed thread are released.
    await wait(LINGER_MS);
    return heapOf(page);
  };
  const before = await idleHeap();
  await go(thread);
  for (let answer = 0; answer < extent.answers; answer += 1) {
    await askIn(fixtures, thread, `What now? [demo long=60k slow=${extent.answerS}s]`);
    await newestAnswerLanded(page);
  }
  for (let visit = 0; visit < extent.switches; visit += 1) await go(visit % 2 === 0 ? elsewhere : thread);
  return { before, after: await idleHeap() };
}

const LINGER_MS = 25_000;

/** Resolves when an answer has started to stream on this page and none is streaming any more. */
async function newestAnswerLanded(page: Page): Promise<void> {
  await page.locator(STREAMING).first().waitFor({ state: 'attached' });
  await nothingStreams(page);
}

async function nothingStreams(page: Page): Promise<void> {
  await page.locator(STREAMING).first().waitFor({ state: 'detached', timeout: 180_000 });
}

const STREAMING = 'article[aria-busy="true"]';
