// Every word on screen stands in a catalogue (SPEC L2).
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from '@/scripts/stack/child';
import { readSource } from './source-files';
import { hardCodedStrings, untranslated } from './untranslated';

/** Words that are the same in every language, or that nobody sees. */
const ALLOWED: Record<string, readonly string[]> = {
  // A cookie.
  'hooks/core/use-device-settings.ts': ['…=…; path=/; samesite=lax; max-age=…'],
  // Languages that machines read.
  'app/_thread/markdown/code-colours.ts': [
    'SELECT FROM WHERE INSERT INTO UPDATE SET DELETE CREATE TABLE JOIN LEFT ON GROUP ORDER BY LIMIT VALUES AND OR NOT NULL AS',
  ],
  'app/_thread/markdown/draw-diagram.ts': ['… width="…" height="…">'],
};

const isCatalogue = (file: string) => /(?:strings|-text)\.tsx?$/.test(file);
// Those who call the API read its own catalogues; who builds the app reads English.
const files = fs
  .globSync('{app,hooks}/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((file) => !/\.test\.tsx?$|^app\/(?:api|components)\//.test(file))
  .toSorted();

// The compiler reads every file of the page.
const READING_MS = 60_000;

test('[L2] every word on screen stands in a catalogue', { timeout: READING_MS }, () => {
  const hardCoded = files
    .filter((file) => !isCatalogue(file))
    .flatMap((file) =>
      hardCodedStrings(file, readSource(file) ?? '')
        .filter(({ text }) => ALLOWED[file]?.includes(text) !== true)
        .map(({ line, text }) => `${file}:${line} ${text}`),
    );
  expect(hardCoded).toEqual([]);
});

test('[L2] the Chinese side of a catalogue is Chinese', { timeout: READING_MS }, () => {
  const left = [...files, ...fs.globSync('{model,server,services}/**/*.ts', { cwd: ROOT })].flatMap((file) =>
    untranslated(file, readSource(file) ?? '').map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(left).toEqual([]);
});

const found = (code: string) => hardCodedStrings('one.tsx', code).map(({ text }) => text);

test('[L2] what is shown or read out is found in each of its shapes', () => {
  expect(found('const a = <p>Nothing here</p>')).toEqual(['Nothing here']);
  expect(found('const a = <p>{isDone ? "done" : strings.waits}</p>')).toEqual(['done']);
  expect(found('const a = <b aria-label="close" className="small" />')).toEqual(['close']);
  expect(found('const a = <b title={isOn && `Turn ${it} off`} />')).toEqual(['Turn … off']);
  expect(found('toast(`${count} members`)')).toEqual(['… members']);
  expect(found('toast(`${name} is now ${role}.`)')).toEqual(['… is now ….']);
  expect(found("toast('The thread is open again.')")).toEqual(['The thread is open again.']);
  expect(found("const a = { label: 'all' }")).toEqual(['all']);
  expect(found("toast('会话')")).toEqual(['会话']);
});

test('[L2] what machines read is none', () => {
  expect(found('"use client"; import a from "A file of b";')).toEqual([]);
  expect(found('const a = <b className={`${one} ${two}`} role="dialog" />')).toEqual([]);
  expect(found('can(role, "rename thread"); throw new Error("A provider is missing");')).toEqual([]);
  expect(found('page.querySelector("nav a"); const b: "Two words" = c;')).toEqual([]);
  expect(found('style.left = `${left}px ${top}px`; const key = { id: `the theme ${one}` };')).toEqual([]);
});
