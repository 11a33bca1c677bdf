// Long conversations: which rows are rendered, the reader's position, and navigation.
import type { Locator, Page } from 'playwright/test';
import {
  addMember,
  composer,
  conversation,
  expect,
  streaming,
  newThread,
  messagesBy,
  sendMessage,
  shared,
  test,
} from './fixtures';
import { plantLines, stored } from './store';

const LINES = 400;
const line = (page: Page, number: number): Locator =>
  conversation(page)
    .getByRole('article')
    .filter({ hasText: new RegExp(`Line ${number}$`) });
const idOf = (number: number) => `line-${String(number).padStart(4, '0')}`;
const toEnd = (page: Page) => page.getByRole('button', { name: /^Jump to latest/ });
const threadIdOf = (path: string) => path.split('/').at(-1) ?? '';
const roll = (page: Page, y: number) => conversation(page).evaluate((view, by) => view.scrollBy(0, by), y);

async function topOf(article: Locator): Promise<number> {
  return (await article.boundingBox())?.y ?? NaN;
}

async function longThread(ada: Page, apartMs?: number): Promise<string> {
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  await plantLines(threadIdOf(path), LINES, apartMs);
  await ada.reload();
  await expect(line(ada, LINES)).toBeVisible();
  return path;
}

/** Scrolls until a message is rendered and in view, page after page; back, where a slow page was scrolled past it. */
async function rollTo(page: Page, number: number): Promise<void> {
  await expect(async () => {
    const rendered = await conversation(page)
      .getByRole('article')
      .evaluateAll((rows) => rows.flatMap((row) => /Line (\d+)$/.exec(row.textContent.trim())?.[1] ?? []));
    const isPast = rendered.length > 0 && Math.max(...rendered.map(Number)) < number;
    await roll(page, isPast ? 450 : -900);
    await expect(line(page, number)).toBeInViewport({ timeout: 250 });
  }).toPass();
}

/** Whether rows cover the viewport; a row that is not rendered is a gap. */
function seesNothing(view: HTMLElement): boolean {
  const { top, bottom, left, width } = view.getBoundingClientRect();
  const heights = Array.from({ length: 9 }, (_, index) => top + 4 + ((bottom - top - 8) * index) / 8);
  return heights.some((y) =>
    document.elementsFromPoint(left + width / 2, y).some((element) => element.matches('[data-gap]')),
  );
}

test('[F22] of a long conversation only the rows near the reader are rendered, without a gap, from end to beginning', async ({
  enter,
}) => {
  test.setTimeout(120_000);
  const ada = await enter('Ada');
  await longThread(ada);
  const blanks = await conversation(ada).evaluateHandle((view, sees) => {
    const seen = { frames: 0, blank: 0, most: 0 };
    // oxlint-disable-next-line no-implied-eval -- a function of this file, evaluated in the page
    const seesNothing: unknown = new Function(`return ${sees}`)();
    const look = () => {
      if (typeof seesNothing === 'function' && seesNothing(view) === true) seen.blank += 1;
      seen.frames += 1;
      seen.most = Math.max(seen.most, view.querySelectorAll('article').length);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  }, seesNothing.toString());
  await rollTo(ada, 1);
  await roll(ada, 1e6);
  await expect(line(ada, LINES)).toBeInViewport();
  await roll(ada, -9_000);
  const { frames, blank, most } = await blanks.jsonValue();
  expect(frames).toBeGreaterThan(20);
  expect(blank, 'frames with a gap in sight').toBe(0);
  expect(most).toBeLessThan(120);
});

test('[F22] older pages, streaming answers and new messages keep the position of the row being read', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await plantLines(threadIdOf(new URL(ada.url()).pathname), LINES);
  await ada.reload();
  await expect(line(ada, LINES)).toBeVisible();
  await sendMessage(grace, '@assistant F22 [demo long=6k rate=60]');
  await expect(streaming(ada)).toHaveCount(1);
  await rollTo(ada, LINES - 45);
  await roll(ada, -40);
  const read = line(ada, LINES - 45);
  const before = await topOf(read);
  // The page of older messages loads meanwhile.
  await expect(line(ada, LINES - 60)).toHaveCount(1);
  await sendMessage(grace, 'And something new');
  await expect(toEnd(ada)).toHaveText(/[1-9]/);
  expect(Math.abs((await topOf(read)) - before)).toBeLessThanOrEqual(2);
  await toEnd(ada).click();
  await expect(conversation(ada).getByText('And something new')).toBeInViewport();
});

test('[F22] a row that is being edited or has the focus stays rendered when it is scrolled away', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await longThread(ada);
  await sendMessage(ada, 'My last word');
  const mine = messagesBy(ada, 'Ada').filter({ hasText: 'My last word' });
  await mine.hover();
  await mine.getByRole('button', { name: 'More' }).click();
  await mine.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  const editor = ada.getByRole('textbox', { name: 'Your message' });
  await editor.fill('My very last word');
  await rollTo(ada, LINES - 60);
  await expect(editor).toBeFocused();
  await ada.getByRole('textbox', { name: 'Message', exact: true }).focus();
  await rollTo(ada, LINES - 90);
  await expect(line(ada, LINES)).toHaveCount(0);
  await expect(editor).toHaveValue('My very last word');
  await toEnd(ada).click();
  await expect(editor).toBeInViewport();
  await editor.press('Enter');
  await expect(conversation(ada).getByText('My very last word')).toBeInViewport();
});

test('[F22] what a reader has opened in a row is open when they come back', async ({ enter }) => {
  const ada = await enter('Ada');
  await longThread(ada);
  await sendMessage(ada, '@assistant F22 [demo reason echo=Thought over]');
  const answer = messagesBy(ada, 'Assistant').filter({ hasText: 'Thought over' });
  const long = 'A word and a line\n'.repeat(60);
  await sendMessage(ada, `Everything ${long}`);
  const mine = messagesBy(ada, 'Ada').filter({ hasText: 'Everything' });
  await answer.getByText('Reasoning').click();
  const reasoning = answer.getByText('First I read the question').first();
  await expect(reasoning).toBeVisible();
  await mine.getByRole('button', { name: /^Show all/ }).click();
  await ada.getByRole('textbox', { name: 'Message', exact: true }).focus();
  await rollTo(ada, LINES - 90);
  await expect(line(ada, LINES)).toHaveCount(0);
  await toEnd(ada).click();
  await expect(mine.getByRole('button', { name: 'Show less' })).toBeInViewport();
  await expect(reasoning).toBeVisible();
});

/** Counts, in the page, how often React renders components that show a message or an answer, by its id. */
function countRenders(): void {
  type Fiber = {
    flags: number;
    alternate: Fiber | null;
    child: Fiber | null;
    sibling: Fiber | null;
    memoizedProps: { message?: { id?: string; status?: string } | null } | null;
  };
  const renders: Record<string, number> = {};
  const walk = (next: Fiber, before: Fiber | null) => {
    const id = next.memoizedProps?.message?.id;
    // The fiber flag of a component that was rendered.
    if (before !== null && id !== undefined && (next.flags & 1) !== 0) renders[id] = (renders[id] ?? 0) + 1;
    if (next.child === before?.child) return;
    for (let child = next.child; child; child = child.sibling) walk(child, child.alternate);
  };
  Object.assign(window, {
    renders,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      isDisabled: false,
      renderers: new Map(),
      inject: () => 1,
      checkDCE: () => undefined,
      onScheduleFiberRoot: () => undefined,
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberRoot: (_: number, root: { current: Fiber }) => walk(root.current, root.current.alternate),
    },
  });
}

test('[F23] a streaming answer is rendered at most four times a second, and finished content is not rendered again', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await sendMessage(ada, 'F23 one [demo echo=finished]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('finished');
  await ada.addInitScript(countRenders);
  await ada.reload();
  await expect(messagesBy(ada, 'Assistant')).toContainText('finished');
  const finished = (await messagesBy(ada, 'Assistant').getAttribute('data-id')) ?? '';
  await sendMessage(ada, 'F23 two [demo steps=400 rate=80]');
  await expect(streaming(ada)).toContainText('step');
  const { draws, ms, again } = await streaming(ada).evaluate(async (article, id) => {
    const renders: unknown = Reflect.get(window, 'renders');
    const countOf = () => Number(Reflect.get(Object(renders), id) ?? 0);
    const [before, began] = [countOf(), performance.now()];
    let draws = 0;
    let length = 0;
    const observer = new MutationObserver(() => {
      const now = article.querySelector('[dir="auto"]')?.textContent.length ?? 0;
      if (now !== length) draws += 1;
      length = now;
    });
    observer.observe(article, { childList: true, characterData: true, subtree: true });
    await new Promise((done) => setTimeout(done, 2_500));
    observer.disconnect();
    return { draws, ms: performance.now() - began, again: countOf() - before };
  }, finished);
  expect(draws).toBeGreaterThan(2);
  expect(draws).toBeLessThanOrEqual(Math.ceil((4 * ms) / 1_000) + 1);
  expect(again, 'drawings of the finished answer').toBe(0);
});

test('[F24] a day divider jumps to another day, and back', async ({ enter }) => {
  const ada = await enter('Ada');
  await longThread(ada, 6 * 60 * 60_000);
  const days = conversation(ada).getByRole('button', { name: /jump to another day$/ });
  await days.last().click();
  await ada.getByRole('menuitem', { name: 'The beginning' }).click();
  await expect(line(ada, 1)).toBeFocused();
  await ada.getByRole('button', { name: 'Back to where you were' }).click();
  await expect(line(ada, LINES)).toBeInViewport();

  // The first message of the day fifty days ago, by the page's clock.
  const day = await ada.evaluate(() => {
    const at = new Date();
    at.setDate(at.getDate() - 50);
    return { value: at.toLocaleDateString('sv'), from: at.setHours(0, 0, 0, 0) };
  });
  const { createdAt } =
    (await stored(`threads/${threadIdOf(new URL(ada.url()).pathname)}/messages/${idOf(LINES)}`)) ?? {};
  const last = Date.parse(String(Reflect.get(Object(createdAt), 'timestampValue')));
  const first = LINES - Math.floor((last - day.from) / (6 * 60 * 60_000));
  await conversation(ada).getByLabel('Day to jump to').last().fill(day.value);
  await expect(line(ada, first)).toBeFocused();
  await expect(line(ada, LINES)).toHaveCount(0);
});

test('[F24] the jump to the end shows how many messages arrived there since', async ({ enter }) => {
  const ada = await enter('Ada');
  const path = await longThread(ada);
  const grace = await enter('Grace', 'desktop', path);
  await rollTo(ada, LINES - 30);
  await expect(toEnd(ada)).toHaveAccessibleName('Jump to latest');
  for (const [text, name] of [
    ['One', /1 new$/],
    ['Two', /2 new$/],
  ] as const) {
    await sendMessage(grace, text);
    await expect(toEnd(ada)).toHaveAccessibleName(name);
  }
  await toEnd(ada).click();
  await expect(conversation(ada).getByText('Two', { exact: true })).toBeInViewport();
  await expect(toEnd(ada)).toBeHidden();
});

test('[F24] Back and Forward lead to the message that was read', async ({ enter }) => {
  const ada = await enter('Ada');
  const other = await newThread(ada);
  const path = await longThread(ada);
  await rollTo(ada, LINES - 100);
  const before = await topOf(line(ada, LINES - 100));
  // Saved when the reader stops scrolling.
  await expect.poll(() => ada.evaluate(isAnchorSaved)).toBe(true);
  await ada.locator(`a[href="${other}"]`).click();
  await expect(line(ada, LINES)).toHaveCount(0);
  await ada.goBack();
  await expect(line(ada, LINES - 100)).toBeInViewport();
  expect(Math.abs((await topOf(line(ada, LINES - 100))) - before)).toBeLessThanOrEqual(2);
  await ada.goForward();
  await expect(ada).toHaveURL(new RegExp(`${other}$`));
  await ada.goBack();
  await expect(ada).toHaveURL(new RegExp(`${path}$`));
  await expect(line(ada, LINES - 100)).toBeInViewport();
});

test('[F24] a reader who went to the end, by its button or by posting, finds the end again', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await longThread(ada);
  for (const goToEnd of [() => toEnd(ada).click(), () => sendMessage(ada, 'I am here.')]) {
    await rollTo(ada, LINES - 30);
    await expect.poll(() => ada.evaluate(isAnchorSaved)).toBe(true);
    await goToEnd();
    await expect(toEnd(ada)).toBeHidden();
    await expect.poll(() => ada.evaluate(() => window.history.state?.reading ?? null)).toBeNull();
    await ada.reload();
    await expect(line(ada, LINES)).toBeInViewport();
  }
});

/** In the page: whether the anchor in its history state is the row at the top of the view now. */
function isAnchorSaved(): boolean {
  const log = document.querySelector('[role="log"]');
  const top = log?.getBoundingClientRect().top ?? 0;
  const first = [...(log?.querySelectorAll('article') ?? [])].find(
    (article) => article.getBoundingClientRect().bottom > top,
  );
  return window.history.state?.reading?.id === first?.dataset['id'];
}

test('[F25] a message that fails to render says so with its text, and the others are unaffected', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('no such time');
  const ada = await enter('Ada');
  const path = await longThread(ada);
  const { createdAt } = (await stored(`threads/${threadIdOf(path)}/messages/${idOf(LINES - 2)}`)) ?? {};
  const at = Date.parse(String(Reflect.get(Object(createdAt), 'timestampValue')));
  await breakAt(ada, at);
  await ada.reload();
  await expect(line(ada, LINES - 2).getByRole('alert')).toHaveText(
    'This message could not be shown. Hide for everyone',
  );
  for (const number of [LINES - 3, LINES - 1, LINES]) {
    await expect(line(ada, number)).toBeVisible();
    await expect(line(ada, number).getByRole('alert')).toHaveCount(0);
  }
  await expect(composer(ada)).toBeEditable();
});

test('[F25] a list that fails to render says so, the open thread is unaffected, and the list can be retried', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('no such time');
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await sendMessage(ada, 'Before [demo echo=Heard.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('Heard.');
  const { lastMessage } = (await stored(`threads/${threadIdOf(path)}`)) ?? {};
  const at: unknown = JSON.parse(JSON.stringify(lastMessage)).mapValue.fields.at.timestampValue;
  const mend = await breakAt(ada, Date.parse(String(at)));
  await ada.reload();
  const broken = ada.getByRole('alert').filter({ hasText: 'Something went wrong in this part of the page' });
  await expect(broken).toBeVisible();
  await expect(composer(ada)).toBeEditable();
  await mend();
  await broken.getByRole('button', { name: 'Try again' }).click();
  await expect(ada.locator(`a[href="${path}"]`)).toBeVisible();
  await expect(broken).toHaveCount(0);
});

/** From the next load on, this time cannot be formatted as a date, until it is restored. */
async function breakAt(page: Page, at: number): Promise<() => Promise<unknown>> {
  await page.addInitScript((broken) => {
    const clock = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format');
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      get(this: Intl.DateTimeFormat) {
        const usual: unknown = clock?.get?.call(this);
        return (time?: number) => {
          if (time === broken && !('isMended' in window)) throw new Error('no such time');
          return typeof usual === 'function' ? (usual(time) as unknown) : '';
        };
      },
    });
  }, at);
  return () => page.evaluate(() => Object.assign(window, { isMended: true }));
}
