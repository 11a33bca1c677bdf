// docs/security.md agrees with the code: roles, rates, and which attacks have tests.
import { expect, test } from 'vitest';
import { ACTIONS, ROLES, can } from '@/model/access';
import { RATES } from '@/model/limits';
import { readSource, testFiles } from './source-files';

const page = readSource('docs/security.md') ?? '';

/** The cells of the table whose header begins with `header`. */
function table(firstCell: string): string[][] {
  const lines = page.split('\n');
  const header = lines.findIndex((line) => line.startsWith(`| ${firstCell}`.trimEnd()));
  const end = lines.findIndex((line, index) => index > header && !line.startsWith('|'));
  return lines
    .slice(header + 2, end < 0 ? undefined : end)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

test('[A9] the page’s table of roles is the one that the server checks', () => {
  expect(table('May |')).toEqual(
    ACTIONS.map((action) => [action, ...ROLES.map((role) => (can(role, action) ? '✓' : ''))]),
  );
});

test('[A21] the page’s rate limits are the ones that are enforced', () => {
  const per = { 60_000: 'minute', 3_600_000: 'hour' };
  expect(table('Rate |')).toEqual(
    Object.entries(RATES).map(([name, { most, perMs }]) => [name, String(most), per[perMs]]),
  );
});

test('an attack that the page calls tested has a test, and every attack with a test is on the page', () => {
  const cited = new Set(
    testFiles().flatMap((file) =>
      [...(readSource(file) ?? '').matchAll(/\[(X\d+)\]/g)].map(([, name]) => name),
    ),
  );
  const rows = table('| Attack');
  expect(rows.length).toBeGreaterThan(50);
  const tested = rows.filter(([, , proof]) => proof?.startsWith('tests')).map(([name]) => name);
  const byName = (a = '', b = '') => Number(a.slice(1)) - Number(b.slice(1));
  expect(tested).toEqual([...cited].filter((name) => name !== undefined).toSorted(byName));
});

test('the rules that the page names exist in SPEC.md', () => {
  const spec = readSource('SPEC.md') ?? '';
  for (const [, rule] of page.matchAll(/\[([A-WYZ]\d+)\]/g)) expect(spec).toContain(`**${rule}**`);
});
