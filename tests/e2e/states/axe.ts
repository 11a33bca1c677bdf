// axe in a page: its source is loaded once a tab, where @axe-core/playwright loads it again for each look.
import axe, { type Result } from 'axe-core';
import type { Frame, Page } from 'playwright/test';

export type Violation = Pick<Result, 'id' | 'help' | 'nodes'>;

/** Parts of a page, by their CSS selectors. */
type Parts = { include: string[] } | { exclude: string[] };

/** What axe finds by these tags, or by these rules, in the frames of the page too. */
export async function violationsIn(page: Page, parts: Parts, runOnly: string[]): Promise<Violation[]> {
  await Promise.all(page.frames().map(load));
  const asked = { parts, options: { runOnly, resultTypes: ['violations' as const] } };
  return page.evaluate(
    async ({ parts, options }) => (await window.axe.run(parts, options)).violations,
    asked,
  );
}

async function load(frame: Frame): Promise<void> {
  const isLoaded = await frame.evaluate(() => 'axe' in window);
  if (!isLoaded) await frame.evaluate(axe.source);
}

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface extends Window
  interface Window {
    axe: typeof axe;
  }
}
