// `npm run shots`: screenshots of every state of the app, in four widths, two themes and two languages, and in forced
// colours, combined into contact sheets.
// Starts what it needs itself. `-- --only=members` selects states whose name contains that; `-- --built` uses the existing build.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright';
import { cookieOf } from '@/model/device-settings';
import { LANGUAGES, LANGUAGE_TAGS, type Language } from '@/model/language';
import { STATES } from '@/tests/e2e/states';
import { openHarness, type Harness, type State } from '@/tests/e2e/states/harness';
import { installChineseFont, requireBrowser } from '@/scripts/stack/browser';
import { CACHE, ROOT } from '@/scripts/stack/child';
import { buildApp, serveBuiltApp } from '@/scripts/stack/e2e';
import { startEmulators } from '@/scripts/stack/emulators';
import { runMain } from '@/scripts/stack/main';
import { isAppBuilt } from '@/scripts/stack/next-server';
import { freeEmulatorPorts } from '@/scripts/stack/ports';

const SHOTS = path.join(CACHE, 'shots');
const SHEETS = path.join(ROOT, 'docs', 'pictures');
const WIDTHS = [390, 768, 1280, 1920] as const;
const HEIGHTS: Record<(typeof WIDTHS)[number], number> = { 390: 844, 768: 1024, 1280: 800, 1920: 1080 };
const THEMES = ['light', 'dark', 'forced'] as const;

/** Diagrams and generated UI are rendered again for another theme. */
const REDRAW_MS = 500;

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, built: { type: 'boolean', default: false } },
});

/** All looks of one state. The page switches them in place: it is loaded once. */
async function takeState(page: Page, name: string): Promise<void> {
  for (const language of LANGUAGES) {
    await setLanguage(page, language);
    for (const theme of THEMES) {
      await setTheme(page, theme);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHTS[width] });
        await page.screenshot({ path: fileOf({ name, language, theme, width }) });
      }
    }
  }
  await setLanguage(page, 'en');
  await setTheme(page, 'light');
}

/** By the system's preference: frames and components that receive the theme change too. */
async function setTheme(page: Page, theme: Look['theme']): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    forcedColors: theme === 'forced' ? 'active' : 'none',
  });
  await page.waitForTimeout(REDRAW_MS);
}

/** The page is notified of the cookie; the next page, and the harness that finds controls by English names, use it too. */
async function setLanguage(page: Page, language: Language): Promise<void> {
  await page.evaluate((cookie) => (document.cookie = cookie), `${cookieOf('language')}=${language}; path=/`);
  await page
    .waitForFunction((tag) => document.documentElement.lang === tag, LANGUAGE_TAGS[language], {
      timeout: 2_000,
    })
    .catch(() => console.error(`${page.url()} does not change its language.`));
}

type Look = {
  name: string;
  language: (typeof LANGUAGES)[number];
  theme: (typeof THEMES)[number];
  width: (typeof WIDTHS)[number];
};

function fileOf({ name, language, theme, width }: Look): string {
  return path.join(SHOTS, `${name}-${width}-${theme}-${language}.png`);
}

/** Returns the names of the states that were taken. */
async function takeAll(harness: Harness, states: readonly State[]): Promise<string[]> {
  const taken: string[] = [];
  for (const state of states)
    if ((await isTaken(harness, state)) || (await isTaken(harness, state))) taken.push(state.name);
  return taken;
}

async function isTaken(harness: Harness, { name, enter }: State): Promise<boolean> {
  try {
    await takeState(await enter(harness), name);
    return true;
  } catch (error) {
    console.error(`${name} was not taken: ${String(error).split('\n')[0]}`);
    return false;
  } finally {
    await harness.closePages();
  }
}

/** The looks that contact sheets show; the others exist only as single pictures. */
const SHEET_LOOKS = [
  { language: 'en', theme: 'light', width: 390, tile: 150 },
  { language: 'en', theme: 'dark', width: 768, tile: 200 },
  { language: 'en', theme: 'light', width: 1280, tile: 300 },
  { language: 'zh', theme: 'dark', width: 390, tile: 150 },
  { language: 'zh', theme: 'light', width: 768, tile: 200 },
  { language: 'zh', theme: 'dark', width: 1280, tile: 300 },
  { language: 'zh', theme: 'light', width: 1920, tile: 300 },
  { language: 'en', theme: 'forced', width: 1280, tile: 300 },
] as const;

function isPictured(name: string): boolean {
  return SHEET_LOOKS.every((look) => fs.existsSync(fileOf({ name, ...look })));
}

async function makeContactSheets(browser: Browser, names: readonly string[]): Promise<void> {
  for (const { tile, ...look } of SHEET_LOOKS) {
    const figures = names.map((name) => {
      const picture = fs.readFileSync(fileOf({ name, ...look })).toString('base64');
      return `<figure><img src="data:image/png;base64,${picture}" alt=""><figcaption>${name}</figcaption></figure>`;
    });
    const page = await browser.newPage({ viewport: { width: 5 * (tile + 12) + 12, height: 600 } });
    await page.setContent(`<style>
      body { display: grid; grid-template-columns: repeat(5, ${tile}px); gap: 12px; margin: 12px; background: #8a918d; }
      figure { margin: 0 } img { width: 100%; display: block } figcaption { font: 11px sans-serif; padding: 3px 0 }
    </style>${figures.join('')}`);
    await page.screenshot({
      path: path.join(SHEETS, `states-${look.width}-${look.theme}-${look.language}.jpg`),
      type: 'jpeg',
      quality: 72,
      fullPage: true,
    });
    await page.close();
  }
}

await runMain(async () => {
  if (!options.built || !isAppBuilt()) await buildApp();
  const ports = await freeEmulatorPorts();
  await startEmulators({ ports, functions: 'without', java: 'quick' });
  const served = await serveBuiltApp(ports);
  installChineseFont();
  fs.mkdirSync(SHOTS, { recursive: true });
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: ['--no-sandbox'] });
  const harness = await openHarness(browser, served.env['BASE_URL'] ?? '');
  Object.assign(process.env, served.env);
  const states = STATES.filter((state) => state.name.includes(options.only));
  const taken = await takeAll(harness, states);
  // With the pictures of earlier runs, where none is missing.
  const names = STATES.map(({ name }) => name);
  if (names.every(isPictured)) await makeContactSheets(browser, names);
  await browser.close();
  await served.stop();
  console.log(`taken: ${taken.length} states of ${states.length}, in ${path.relative(ROOT, SHOTS)}`);
  return taken.length === states.length ? 0 : 1;
});
