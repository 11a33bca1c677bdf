// Every word on screen stands in a catalogue (SPEC L2).
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from './child';
import { readSource } from './source-files';
import { strayWords, untranslated } from './stray-words';

/** Words that are the same in every language, or that nobody sees. */
const ALLOWED: Record<string, readonly string[]> = {
  // A cookie.
  'hooks/use-choice.ts': ['…=…; path=/; samesite=lax; max-age=…'],
};

/** Files whose words are still on their way into catalogues. */
const PENDING: readonly string[] = [
  'app/(workspace)/skeleton.tsx',
  'app/(workspace)/thread/add-member.tsx',
  'app/(workspace)/thread/answer-body.tsx',
  'app/(workspace)/thread/answer-foot.tsx',
  'app/(workspace)/thread/answer.tsx',
  'app/(workspace)/thread/archived-line.tsx',
  'app/(workspace)/thread/ask-for-access.tsx',
  'app/(workspace)/thread/asking-list.tsx',
  'app/(workspace)/thread/asking-name.tsx',
  'app/(workspace)/thread/c1-answer.tsx',
  'app/(workspace)/thread/call-list.tsx',
  'app/(workspace)/thread/composer.tsx',
  'app/(workspace)/thread/conversation.tsx',
  'app/(workspace)/thread/delete-message-dialog.tsx',
  'app/(workspace)/thread/earlier-words-dialog.tsx',
  'app/(workspace)/thread/edited.tsx',
  'app/(workspace)/thread/empty-thread.tsx',
  'app/(workspace)/thread/ending-dialogs.tsx',
  'app/(workspace)/thread/faces.ts',
  'app/(workspace)/thread/further-messages.tsx',
  'app/(workspace)/thread/gone-ways.tsx',
  'app/(workspace)/thread/gone.tsx',
  'app/(workspace)/thread/growing-foot.tsx',
  'app/(workspace)/thread/hand-over-dialog.tsx',
  'app/(workspace)/thread/invite-links.tsx',
  'app/(workspace)/thread/invite-ways.tsx',
  'app/(workspace)/thread/inviting.tsx',
  'app/(workspace)/thread/leave-dialog.tsx',
  'app/(workspace)/thread/link-form.tsx',
  'app/(workspace)/thread/made-link.tsx',
  'app/(workspace)/thread/markdown.tsx',
  'app/(workspace)/thread/member-row.tsx',
  'app/(workspace)/thread/members-dialog.tsx',
  'app/(workspace)/thread/message-editor.tsx',
  'app/(workspace)/thread/message-menu.tsx',
  'app/(workspace)/thread/message-tools.tsx',
  'app/(workspace)/thread/new-line.tsx',
  'app/(workspace)/thread/notices-offer.tsx',
  'app/(workspace)/thread/offline-line.tsx',
  'app/(workspace)/thread/outdated-answer.tsx',
  'app/(workspace)/thread/own-row.tsx',
  'app/(workspace)/thread/people-list.tsx',
  'app/(workspace)/thread/quote-line.tsx',
  'app/(workspace)/thread/reply-strip.tsx',
  'app/(workspace)/thread/said.tsx',
  'app/(workspace)/thread/sending-row.tsx',
  'app/(workspace)/thread/short-list.tsx',
  'app/(workspace)/thread/trail-dialog.tsx',
  'app/(workspace)/thread/trash-line.tsx',
  'app/(workspace)/thread/typing-line.tsx',
  'app/(workspace)/thread/version-switch.tsx',
  'app/(workspace)/thread/viewer-line.tsx',
  'app/(workspace)/thread/waiting-answer.tsx',
  'app/(workspace)/thread/waiting-row.tsx',
  'app/demo/demo.tsx',
  'app/demo/page.tsx',
  'app/error.tsx',
  'app/global-error.tsx',
  'app/not-found.tsx',
  'hooks/use-adding.ts',
  'hooks/use-composer.ts',
  'hooks/use-copy.ts',
  'hooks/use-finding.ts',
  'hooks/use-members.ts',
  'hooks/use-requests.ts',
  'hooks/use-run-actions.ts',
];

const isCatalogue = (file: string) => /words\.tsx?$/.test(file);
const files = fs
  .globSync('{app,hooks}/**/*.{ts,tsx}', { cwd: ROOT })
  .filter((file) => !/\.test\.tsx?$|^app\/api\//.test(file))
  .toSorted();

/** The whole screen is read and parsed: on a busy machine that takes a while. */
const PARSING = { timeout: 60_000 };

test('[L2] every word on screen stands in a catalogue', PARSING, () => {
  const strays = files
    .filter((file) => !isCatalogue(file) && !PENDING.includes(file))
    .flatMap((file) =>
      strayWords(file, readSource(file) ?? '')
        .filter(({ words }) => ALLOWED[file]?.includes(words) !== true)
        .map(({ line, words }) => `${file}:${line} ${words}`),
    );
  expect(strays).toEqual([]);
});

test('[L2] the Chinese side of a catalogue is Chinese', PARSING, () => {
  const holders = [...files, ...fs.globSync('{model,server,services}/*.ts', { cwd: ROOT })].filter((file) =>
    readSource(file)?.includes('catalogue'),
  );
  const left = holders.flatMap((file) =>
    untranslated(file, readSource(file) ?? '').map(({ line, words }) => `${file}:${line} ${words}`),
  );
  expect(left).toEqual([]);
});

const found = (code: string) => strayWords('one.tsx', code).map(({ words }) => words);

test('[L2] what is shown or read out is found in each of its shapes', () => {
  expect(found('const a = <p>Nothing here</p>')).toEqual(['Nothing here']);
  expect(found('const a = <p>{isDone ? "done" : words.waits}</p>')).toEqual(['done']);
  expect(found('const a = <b aria-label="close" className="small" />')).toEqual(['close']);
  expect(found('const a = <b title={isOn && `Turn ${it} off`} />')).toEqual(['Turn … off']);
  expect(found('tell(`${count} members`)')).toEqual(['… members']);
  expect(found('tell(`${name} is now ${role}.`)')).toEqual(['… is now ….']);
  expect(found("tell('The thread is open again.')")).toEqual(['The thread is open again.']);
  expect(found("const a = { label: 'all' }")).toEqual(['all']);
  expect(found("tell('会话')")).toEqual(['会话']);
});

test('[L2] what machines read is none', () => {
  expect(found('"use client"; import a from "A file of b";')).toEqual([]);
  expect(found('const a = <b className={`${one} ${two}`} role="dialog" />')).toEqual([]);
  expect(found('can(role, "rename thread"); throw new Error("A provider is missing");')).toEqual([]);
  expect(found('page.querySelector("nav a"); const b: "Two words" = c;')).toEqual([]);
  expect(found('style.left = `${left}px ${top}px`; const key = { id: `the theme ${one}` };')).toEqual([]);
});
