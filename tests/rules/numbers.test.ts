// The rules cannot import: the values that they repeat of model/ are compared here, in the text as it is deployed.
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCESS, ROLES, can, type Action } from '@/model/access';
import { ADDED_BY } from '@/model/adding';
import * as limits from '@/model/limits';
import { ID_PATTERN } from '@/model/paths';
import { conditionsOf } from './conditions';
import { RULES_FILE } from './project';

const rules = fs.readFileSync(RULES_FILE, 'utf8');
const named: Record<string, unknown> = { ...limits };

describe('firestore.rules', () => {
  // `function mostMembers() { return 200; } // MAX_MEMBERS`
  const numbers = [...rules.matchAll(/function (\w+)\(\) \{ return (\d+); \}\s*\/\/ ([A-Z_]+)$/gm)];

  it.each(
    numbers.map(([, name = '', number = '', constant = '']) => [constant, name, Number(number)] as const),
  )('[A3] [A5] has the %s of model/limits', (constant, _name, number) =>
    expect(number).toBe(named[constant]),
  );

  it('[A3] [A5] has every number that model/limits lists for it, and no other', () => {
    const source = fs.readFileSync(new URL('../../model/limits.ts', import.meta.url), 'utf8');
    const marked = [...source.matchAll(/\(rules\)\. \*\/\n((?:export const [A-Z_]+ = [\d_]+;\n)+)/g)].flatMap(
      ([, block = '']) => [...block.matchAll(/const ([A-Z_]+)/g)].map(([, constant = '']) => constant),
    );
    expect(numbers.map(([, , , constant = '']) => constant).toSorted()).toEqual(marked.toSorted());
    // Conditions contain no other numbers than these functions, and zero.
    const elsewhere = conditionsOf(rules).filter(
      ({ name, expression }) =>
        name !== 'function isId' &&
        /\b[1-9]\d*\b/.test(expression) &&
        !numbers.some(([, own]) => name === `function ${own}`),
    );
    expect(elsewhere).toEqual([]);
  });

  it('[A5] has the id pattern of model/paths', () => {
    expect(rules).toContain(`id.matches('${ID_PATTERN.source}'); } // ID_PATTERN`);
  });

  it('[A5] [A31] has the choices of model/adding', () => {
    expect(rules).toContain(`in [${ADDED_BY.map((value) => `'${value}'`).join(', ')}] // ADDED_BY`);
  });

  it('[A1] names no role where model/access lets every role read', () => {
    expect(ROLES.filter((role) => can(role, 'read thread'))).toEqual([...ROLES]);
    // A rule that does distinguish roles names the action: `role in ['owner', 'admin'] // may: manage members`.
    const lines = rules.split('\n').filter((line) => ROLES.some((role) => line.includes(`'${role}'`)));
    const named = lines.map((line) => ({
      action: /\/\/ may: (.+)$/.exec(line)?.[1],
      roles: [...line.matchAll(/'(\w+)'/g)].map(([, role = '']) => role).toSorted(),
    }));
    expect(named).toEqual(
      named.map(({ action = '' }) => ({
        action,
        roles: isAction(action) ? [...ACCESS[action]].toSorted() : ['no such action'],
      })),
    );
  });

  it('[A2] has no wildcard over all documents, and denies by default', () => {
    expect(rules).not.toMatch(/=\*\*|if false|if true|allow (read|write)/);
  });

  it('[A4] has no `allow` without a condition', () => {
    expect(rules.match(/\ballow\b/g)?.length).toBe(
      conditionsOf(rules).filter((condition) => condition.allow !== undefined).length,
    );
  });
});

function isAction(text: string): text is Action {
  return Object.hasOwn(ACCESS, text);
}
