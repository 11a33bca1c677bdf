import { expect, test } from 'vitest';
import { usagePath, viewIn } from './usage-address';

const viewOf = (query: string) => viewIn(new URLSearchParams(query));

test('[U21] an address says whose usage, which days and whether they are compared; what it does not say is the usual', () => {
  const addresses = [
    '/usage',
    '/usage?of=site',
    '/usage?thread=thread-of-ada&range=7',
    '/usage?range=month&compare=off',
    '/usage?range=2026-11-01..2026-11-20',
  ];
  for (const address of addresses)
    expect(decodeURIComponent(usagePath(viewOf(address.split('?')[1] ?? '')))).toBe(address);
  expect(viewOf('')).toEqual({
    of: { scope: 'mine' },
    range: { kind: 'last', days: 30 },
    isCompared: true,
  });
});

test('[U21] an address that nobody could have chosen shows the usual', () => {
  const usual = viewOf('');
  for (const query of [
    'thread=../x',
    'of=everybody',
    'range=31',
    'range=2026-02-30..2026-03-02',
    'range=2026-11-20..2026-11-01',
    'range=2020-01-01..2026-01-01',
    'range=..',
  ])
    expect(viewOf(query)).toEqual(usual);
});
