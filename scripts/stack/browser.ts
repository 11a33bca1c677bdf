// The Chromium that end-to-end tests drive: the one on the PATH, else Playwright's own, else installed where we may.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { chromium } from 'playwright';
import { findOnPath } from './child';
import { install, mayInstall } from './debian';
import { PlainError } from './main';

/** The same engine without the parts that draw windows: a fifth less CPU time. */
const SHELL = 'chromium-headless-shell';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium that can be started. Throws PlainError with what to install when there is none. */
export function requireBrowser(): string {
  const found = findOnPath(SHELL) ?? installed(SHELL) ?? findBrowser() ?? installed('chromium');
  if (found !== undefined) return found;
  throw new PlainError(
    'End-to-end tests need Chromium, and there is none. Install one ' +
      '(Debian, Ubuntu: apt-get install chromium; else: npx playwright install chromium) and start again.',
  );
}

function findBrowser(): string | undefined {
  const onPath = NAMES.map(findOnPath).find((file) => file !== undefined);
  if (onPath !== undefined) return onPath;
  const own = chromium.executablePath();
  return fs.existsSync(own) ? own : undefined;
}

function installed(name: string): string | undefined {
  if (!mayInstall()) return undefined;
  console.log(`No ${name} here: installing it with apt-get.`);
  install(name);
  return findOnPath(name);
}

/** Pictures of Chinese pages want a font that has the characters. */
export function installChineseFont(): void {
  const lister = findOnPath('fc-list');
  if (lister !== undefined && execFileSync(lister, [':lang=zh'], { encoding: 'utf8' }).trim() !== '') return;
  if (mayInstall()) install('fonts-noto-cjk');
  else console.error('No font here has Chinese characters: boxes stand in their place.');
}
