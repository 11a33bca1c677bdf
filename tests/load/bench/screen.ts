// A follower with a screen: Ada's page in Chromium, as production builds it, and when which text was painted in it.
import { type Browser, type Page, chromium } from 'playwright';
import { DEMO_PEOPLE } from '@/model/demo';
import { ASSISTANT_NAME } from '@/model/product';
import { requireBrowser } from '@/scripts/browser';
import { atEnd } from '@/scripts/main';
import type { Sighting } from '../figures';
import type { Server } from '../server';
import { type Room, type Stage, post } from './stage';

const [PERSON] = DEMO_PEOPLE;

/** One browser; a context of its own for each screen. */
let browser: Promise<Browser> | undefined;

async function startBrowser(): Promise<Browser> {
  const started = await chromium.launch({
    executablePath: requireBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  atEnd('users', () => started.close());
  return started;
}

export type Screen = {
  page: Page;
  /** Opens a thread by its address and waits until a text of it is seen. */
  open: (threadId: string, text: string) => Promise<void>;
  /** Resolves when the thread's first answer stands, written to its end. */
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
export async function admitScreen({ ada, server }: Stage, { threadId }: Room): Promise<void> {
  await post(ada, server, `/api/threads/${threadId}/members`, { email: PERSON.email, role: 'editor' });
}

export type Painting = {
  /** How many answers stand in the conversation. */
  answers: () => Promise<number>;
  /** How long the text of answer number `answer` was when; resolves when it has `length` characters. */
  sightings: (answer: number, length: number) => Promise<Sighting[]>;
};

/** Watches the last answer of a page: its length is read in a frame, its time is taken after that frame. */
export async function watchPainting(page: Page): Promise<Painting> {
  const samples = await page.evaluateHandle((author) => {
    const taken: { answer: number; length: number; at: number }[] = [];
    const afterFrame = new MessageChannel();
    afterFrame.port1.addEventListener(
      'message',
      ({ data }: MessageEvent<{ answer: number; length: number }>) => {
        taken.push({ ...data, at: Date.now() });
      },
    );
    afterFrame.port1.start();
    new MutationObserver(() =>
      requestAnimationFrame(() => {
        const answers = document.querySelectorAll(`article[aria-label="${author}"]`);
        const length = [...answers].at(-1)?.querySelector('[dir="auto"]')?.textContent.length ?? 0;
        afterFrame.port2.postMessage({ answer: answers.length, length });
      }),
    ).observe(document.body, { childList: true, characterData: true, subtree: true });
    return taken;
  }, ASSISTANT_NAME);
  return {
    answers: () => page.getByRole('article', { name: ASSISTANT_NAME }).count(),
    sightings: async (answer, length) => {
      await page.waitForFunction(
        ({ taken, answer, length }) =>
          taken.some((sample) => sample.answer === answer && sample.length >= length),
        { taken: samples, answer, length },
      );
      return (await samples.jsonValue()).filter((sample) => sample.answer === answer);
    },
  };
}
