// Every user-visible text is in a catalogue (SPEC L2).
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from '@/scripts/stack/child';
import { readSource } from './source-files';
import { hardCodedStrings, untranslated } from './untranslated';

/** Strings that are never shown on a screen, with the reason. */
const ALLOWED: Record<string, readonly string[]> = {
  // Cookies, headers, and the policy of the page's content.
  'hooks/core/use-device-settings.ts': ['…=…; path=/; samesite=lax; max-age=…'],
  'services/firebase/session.ts': ['…=1; path=/; samesite=lax; max-age=…'],
  'services/api/request.ts': ['Bearer …'],
  'server/platform/csp.ts': [
    "script-src 'self' 'nonce-…' 'strict-dynamic'…",
    'connect-src …',
    "frame-src 'self' https://…",
    'frame-ancestors …',
  ],
  // Formats and languages that programs read.
  'app/api/chat/route.ts': ['event: …\ndata: …', 'userId must be the person of the token.'],
  'app/_thread/markdown/code/colour-kinds.ts': ['title type class selector-class selector-id'],
  'app/_thread/markdown/diagrams/draw-diagram.ts': ['… width="…" height="…">'],
  // Names of formats are the same in every language.
  'model/archive-names.ts': ['Open WebUI', 'OpenAI JSON', 'ShareGPT JSON'],
  // For authors of API clients: the page sends no such request.
  'app/api/handler.ts': [
    'Send JSON with Content-Type: application/json.',
    'Unrecognized key: "__proto__"',
    'The body is not JSON.',
  ],
  'model/requests.ts': [
    'a title has at most … characters',
    'a message has at most … KB',
    'a note has at most … characters',
    'a picture has at most … KB',
    'a query has at most … characters',
  ],
  // Stored in English, shown in the reader's language by model/display-name.ts.
  'model/product.ts': ['Deleted user'],
  'model/thread.ts': ['New thread'],
  // Headers, names of files, and keys of a format.
  'server/analytics/csv.ts': ['usage … ….csv'],
  'services/usage/usage.ts': ['usage … ….csv'],
  'server/archive/file-name.ts': [`attachment; filename="…"; filename*=UTF-8''…`],
  'server/archive/thread-json.ts': ['messages'],
  // Log messages.
  'server/platform/log.ts': ['caused by …'],
  'server/runs/model/failure.ts': ['The model failed: …'],
};

/** Files whose texts are for the model, for developers, or for operators. */
const NOT_FOR_PEOPLE = new Set([
  'app/api/health/route.ts',
  'app/components/components.tsx',
  'app/components/page.tsx',
  'model/prompt.ts',
  'model/prompt-fence.ts',
  // Names that nobody may have, in every language at once.
  'model/reserved-names.ts',
  'model/letter-look-alikes.ts',
  // Dates as people type them, in every language at once.
  'model/search-dates.ts',
  // What models say about a title.
  'model/title-words.ts',
  'server/platform/config.ts',
  'server/platform/environment.ts',
  'server/platform/prices.ts',
]);

/** Tags and comments of the files that exports write. */
function isMarkupAlone(file: string, text: string): boolean {
  return file.startsWith('server/archive/') && !/\p{L}/u.test(text.replace(/<[^>]*>/g, ''));
}

/** SQL; and what a command tells its operator, in English as everything in scripts/. */
const isOfStore = (file: string): boolean =>
  /^server\/(search\/engine|archives)\/|^server\/analytics\/(queries|counted|packed)\.ts$/.test(file);

const files = fs
  .globSync('{app,hooks,model,server,services}/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .toSorted();

// The type checker reads every file of the page.
const READING_MS = 60_000;

test('[L2] every user-visible text is in a catalogue, the server’s too', { timeout: READING_MS }, () => {
  const hardCoded = files
    .filter((file) => !NOT_FOR_PEOPLE.has(file) && !isOfStore(file))
    .flatMap((file) =>
      hardCodedStrings(file, readSource(file) ?? '')
        .filter(({ text }) => ALLOWED[file]?.includes(text) !== true && !isMarkupAlone(file, text))
        .map(({ line, text }) => `${file}:${line} ${text}`),
    );
  expect(hardCoded).toEqual([]);
});

test('[L2] each side of a catalogue is in its language', { timeout: READING_MS }, () => {
  const left = files.flatMap((file) =>
    untranslated(file, readSource(file) ?? '').map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(left).toEqual([]);
});

const found = (code: string) => hardCodedStrings('one.tsx', code).map(({ text }) => text);

test('[L2] a text that is shown or read out is found in each syntactic form', () => {
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

test('[L2] the server’s texts are found: errors, previews, notifications', () => {
  expect(found("throw new AppError('conflict', 'not yours')")).toEqual(['not yours']);
  expect(found("throw new AppError('conflict', `edited ${most} times`)")).toEqual(['edited … times']);
  expect(found("throw new AppError('conflict', errorText.notYours)")).toEqual([]);
  expect(found("batch.update(ref, { preview: 'deleted' })")).toEqual(['deleted']);
  expect(found("push({ title: strings.mentioned, body: 'see here' })")).toEqual(['see here']);
});

test('[L2] a catalogue is recognised by its properties', () => {
  const sides = (zh: string) => `const a = { en: { open: 'Open it' }, zh: { open: '${zh}' } };`;
  expect(found(sides('打开'))).toEqual([]);
  expect(found("const a = catalogue('Open it.');")).toEqual(['Open it.']);
  expect(found("const a = { en: 'Open it.', fr: 'Ouvrir.' };")).toEqual(['Open it.', 'Ouvrir.']);
  const wrong = (code: string) => untranslated('one.tsx', code).map(({ text }) => text);
  expect(wrong(sides('打开'))).toEqual([]);
  expect(wrong(sides('Open it'))).toEqual(['Open it']);
  expect(wrong("const a = { en: '打开', zh: '打开' };")).toEqual(['打开']);
});

test('[L2] a string for machines is not reported', () => {
  expect(found('"use client"; import a from "A file of b";')).toEqual([]);
  expect(found('const a = <b className={`${one} ${two}`} role="dialog" />')).toEqual([]);
  expect(found('can(role, "rename thread"); throw new Error("A provider is missing");')).toEqual([]);
  expect(found("handler('POST /api/chat', async () => {})")).toEqual([]);
  expect(found('page.querySelector("nav a"); const b: "Two words" = c;')).toEqual([]);
  expect(found('style.left = `${left}px ${top}px`; const key = { id: `the theme ${one}` };')).toEqual([]);
});
