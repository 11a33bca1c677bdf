// A follower with a screen: Ada's page in Chromium, from the production build, and the time at which each text was painted.
import type { AddedBy } from '@/model/adding';
import { userPath } from '@/model/paths';
import { type Browser, type Page, chromium } from 'playwright';
import { DEMO_PEOPLE } from '@/model/demo';
import { ASSISTANT_NAME } from '@/model/product';
import { requireBrowser } from '@/scripts/stack/browser';
import { onExit } from '@/scripts/stack/main';
import type { Sighting } from '@/tests/load/figures';
import type { Server } from '@/tests/load/server';
import { type BenchThread, type Fixtures, post } from './fixtures';

const [PERSON] = DEMO_PEOPLE;

/** One browser, with a separate context for each screen. */
let browser: Promise<Browser> | undefined;

async function startBrowser(): Promise<Browser> {
  const started = await chromium.launch({
    executablePath: requireBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  onExit('dependents', () => started.close());
  return started;
}

export type Screen = {
  page: Page;
  /** Opens a thread by its URL and waits until a text of it is visible. */
  open: (threadId: string, text: string) => Promise<void>;
  /** Resolves when the thread's first answer is complete. */
  answerLanded: () => Promise<void>;
  close: () => Promise<void>;
};

/** Signed in as one of the demo people, on the first page. */
export async function openScreen(server: Server): Promise<Screen> {
  browser ??= startBrowser();
  const context = await (await browser).newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const address = (path: string) => `${server.url}${path}?as=${PERSON.key}`;
  await page.goto(address('/'));
  await page.getByRole('button', { name: 'New thread' }).first().waitFor();
  return {
    page,
    open: async (threadId, text) => {
      await page.goto(address(`/t/${threadId}`));
      await page.getByText(text).first().waitFor();
    },
    answerLanded: () => page.locator(`article[aria-label="${ASSISTANT_NAME}"]:not([aria-busy])`).waitFor(),
    close: () => context.close(),
  };
}

/** Makes the screens' person a member. */
export async function addScreenPerson(
  { ada, server, world }: Fixtures,
  { threadId }: BenchThread,
): Promise<void> {
  await world.db.doc(userPath(PERSON.uid)).update({ 'preferences.addedBy': 'anyone' satisfies AddedBy });
  await post(ada, server, `/api/threads/${threadId}/members`, { email: PERSON.email, role: 'editor' });
}

export type Painting = {
  /** The last rendered answer: rows far above the view are not rendered. */
  newest: () => Promise<string>;
  /** The length of the answer after `before` by time; resolves when it has `length` characters. */
  sightings: (before: string, length: number) => Promise<Sighting[]>;
};

/** Observes the last answer of a page: its length is read in a frame, its time is taken after that frame. */
export async function watchPainting(page: Page): Promise<Painting> {
  const samples = await page.evaluateHandle((author) => {
    const taken: { answer: string; length: number; at: number }[] = [];
    const afterFrame = new MessageChannel();
    afterFrame.port1.addEventListener(
      'message',
      ({ data }: MessageEvent<{ answer: string; length: number }>) => {
        taken.push({ ...data, at: Date.now() });
      },
    );
    afterFrame.port1.start();
    new MutationObserver(() =>
      requestAnimationFrame(() => {
        const answers = document.querySelectorAll<HTMLElement>(`article[aria-label="${author}"]`);
        const last = [...answers].at(-1);
        const length = last?.querySelector('[dir="auto"]')?.textContent.length ?? 0;
        afterFrame.port2.postMessage({ answer: last?.dataset['id'] ?? '', length });
      }),
    ).observe(document.body, { childList: true, characterData: true, subtree: true });
    return taken;
  }, ASSISTANT_NAME);
  return {
    newest: async () => {
      const answers = page.getByRole('article', { name: ASSISTANT_NAME });
      return (await answers.count()) === 0 ? '' : ((await answers.last().getAttribute('data-id')) ?? '');
    },
    sightings: async (before, length) => {
      await page.waitForFunction(
        ({ taken, before, length }) => {
          const since = taken.findLastIndex(({ answer }) => answer === before) + 1;
          return taken.slice(since).some((sample) => sample.answer !== '' && sample.length >= length);
        },
        { taken: samples, before, length },
      );
      const taken = await samples.jsonValue();
      return taken.slice(taken.findLastIndex(({ answer }) => answer === before) + 1);
    },
  };
}
