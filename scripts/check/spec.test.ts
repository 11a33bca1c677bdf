import { expect, test } from 'vitest';
import { brokenReferences } from './guide';
import { compareSpec } from './spec';

const spec = '# Threads\n\n- **T1** A thread has a title.\n- **T2** It has members.\n';
const cites = (title: string) => ({ file: 'a.test.ts', text: `test('${title}', () => undefined);` });

test('rules and citations that match each other raise no complaint', () => {
  expect(compareSpec(spec, [cites('[T1, T2] both at once')])).toEqual([]);
  expect(compareSpec(spec, [cites('[T1] one'), cites('[T2] two')])).toEqual([]);
});

test('a rule without a test and a citation without a rule are reported', () => {
  expect(compareSpec(spec, [cites('[T1] one'), cites('[T9] nine')])).toEqual([
    'T2: no test cites it',
    'a.test.ts cites T9: no such rule',
  ]);
});

test('a citation outside a title does not count', () => {
  expect(compareSpec(spec, [cites('[T1] one'), { file: 'b.test.ts', text: '// [T2] later' }])).toEqual([
    'T2: no test cites it',
  ]);
});

test('the guide may name only files and exports that exist', () => {
  const guide = '| a | `server/x.ts#make` | `server/x.ts#gone` | `server/y.ts` | `package.json` |';
  const read = (file: string) => (file === 'server/x.ts' ? 'export async function make() {}' : undefined);
  expect(brokenReferences(guide, read)).toEqual([
    'docs/guide.md names server/x.ts#gone: not exported',
    'docs/guide.md names server/y.ts: no such file',
  ]);
});
