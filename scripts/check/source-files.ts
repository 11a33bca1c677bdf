// The source files of this repository, for the check scripts.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '@/scripts/stack/child';

/** Paths from the root. */
export function testFiles(): string[] {
  const folders = '{model,server,services,hooks,app,scripts,tests}';
  return fs.globSync(`${folders}/**/*.{test,spec}.{ts,tsx}`, { cwd: ROOT }).toSorted();
}

/** The files of the server, its routes, and the model that they read. */
export function serverFiles(): string[] {
  return sourcesIn('{model,server,app/api}');
}

/** The files that may hold guards: besides the server's, those that draw an answer. */
export function guardedFiles(): string[] {
  return sourcesIn('{model,server,app/api,app/_thread/markdown,app/_thread/message/generated}');
}

function sourcesIn(folders: string): string[] {
  return fs
    .globSync(`${folders}/**/*.ts`, { cwd: ROOT, exclude: ['**/*.test.ts', '**/node_modules/**'] })
    .toSorted();
}

/** The text, or undefined when there is no such file. */
export function readSource(file: string): string | undefined {
  const whole = path.join(ROOT, file);
  return fs.existsSync(whole) ? fs.readFileSync(whole, 'utf8') : undefined;
}
