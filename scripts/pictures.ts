// `npm run pictures`: takes the pictures of docs/pictures from the running app (`npm run dev` in another terminal).
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { requireBrowser } from '@/scripts/stack/browser';
import { ROOT } from '@/scripts/stack/child';
import { runMain } from '@/scripts/stack/main';
import { portFrom } from '@/scripts/stack/ports';

const PICTURE = path.join(ROOT, 'docs', 'pictures', 'two-people.png');
const QUESTION = 'What should we check before Thursday’s launch?';

/** Ada and Grace side by side, while an answer is streaming on both screens. */
async function takeTwoPeople(page: Page): Promise<void> {
  await page.goto('/demo');
  const grace = page.frameLocator('iframe[title*="Grace"]');
  await grace.getByRole('log', { name: 'Conversation' }).getByRole('article').last().waitFor();
  await page.getByRole('button', { name: QUESTION }).click();
  const streaming = grace.locator('article[aria-busy="true"]');
  await streaming.getByRole('listitem').first().waitFor();
  await page.screenshot({ path: PICTURE });
}

await runMain(async () => {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: ['--no-sandbox'] });
  const baseURL = `http://localhost:${portFrom('PORT', 3000)}`;
  const page = await browser.newPage({
    baseURL,
    viewport: { width: 1440, height: 860 },
    deviceScaleFactor: 1,
  });
  await takeTwoPeople(page);
  await browser.close();
  console.log(`taken: ${path.relative(ROOT, PICTURE)}`);
  return 0;
});
