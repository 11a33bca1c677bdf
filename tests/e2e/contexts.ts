// Browser contexts that are reused by later stories: cleared of everything but the cached and compiled scripts, which cost
// more than a page itself.
import type { Browser, BrowserContext, Page } from 'playwright/test';

export type Device = 'desktop' | 'phone';

/** A context with an empty tab. */
export type TakenContext = { context: BrowserContext; page: Page; giveBack: () => Promise<void> };

export type ContextPool = { take: (device: Device) => Promise<TakenContext>; close: () => Promise<void> };

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

export function contextPool(browser: Browser): ContextPool {
  const idle: Record<Device, BrowserContext[]> = { desktop: [], phone: [] };
  const newContext = (device: Device) => browser.newContext(device === 'phone' ? PHONE : {});
  return {
    take: async (device) => {
      const used = idle[device].pop();
      const page = used === undefined ? undefined : await emptied(used);
      const context = page?.context() ?? (await newContext(device));
      return {
        context,
        page: page ?? (await context.newPage()),
        giveBack: async () => {
          await reset(context);
          idle[device].push(context);
        },
      };
    },
    close: async () => {
      for (const context of [...idle.desktop, ...idle.phone]) await context.close();
    },
  };
}

/** Stops everything in a context, and removes routes and other settings. */
async function reset(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) await page.close();
  for (const event of ['console', 'weberror'] as const) context.removeAllListeners(event);
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  await context.clearPermissions();
  await context.clearCookies();
}

/** An empty tab of a context with cleared storage; undefined where a story changed something irreversible. */
async function emptied(context: BrowserContext): Promise<Page | undefined> {
  const page = await context.newPage();
  if (!(await isUnchanged(page))) {
    await context.close();
    return undefined;
  }
  const session = await context.newCDPSession(page);
  const origin = new URL(process.env['BASE_URL'] ?? 'http://localhost:3000').origin;
  const storageTypes = 'local_storage,indexeddb,service_workers,cache_storage,file_systems';
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
  await session.detach();
  return page;
}

/** Fake clocks, init scripts and exposed functions leave a trace in each tab. */
function isUnchanged(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    Object.values(Object.getOwnPropertyDescriptors(window))
      .map((property): unknown => property.value)
      .every(
        (value) =>
          typeof value !== 'function' || /\[native code\]/.test(Function.prototype.toString.call(value)),
      ),
  );
}
