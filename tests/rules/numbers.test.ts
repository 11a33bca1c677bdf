// The rules cannot import: what they repeat of model/ is compared here, in the text as it is deployed.
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCESS, ROLES, can, type Action } from '@/model/access';
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

  it('[A3] [A5] has every number that model/limits says it has, and no other', () => {
    const source = fs.readFileSync(new URL('../../model/limits.ts', import.meta.url), 'utf8');
    const marked = [...source.matchAll(/\(rules\)\. \*\/\n((?:export const [A-Z_]+ = [\d_]+;\n)+)/g)].flatMap(
      ([, block = '']) => [...block.matchAll(/const ([A-Z_]+)/g)].map(([, constant = '']) => constant),
    );
    expect(numbers.map(([, , , constant = '']) => constant).toSorted()).toEqual(marked.toSorted());
    // Nothing but these functions, and zero, is a number in a condition.
    const elsewhere = conditionsOf(rules).filter(
      ({ name, expression }) =>
        name !== 'function isId' &&
        /\b[1-9]\d*\b/.test(expression) &&
        !numbers.some(([, own]) => name === `function ${own}`),
    );
    expect(elsewhere).toEqual([]);
  });

  it('[A5] has the pattern of ids of model/paths', () => {
    expect(rules).toContain(`id.matches('${ID_PATTERN.source}'); } // ID_PATTERN`);
  });

  it('[A1] names no role where model/access says that every role may read', () => {
    expect(ROLES.filter((role) => can(role, 'read thread'))).toEqual([...ROLES]);
    // A rule that does tell roles apart says which action it is: `role in ['owner', 'admin'] // may: manage members`.
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

  it('[A2] opens nothing by a wildcard over all documents, and says no by silence', () => {
    expect(rules).not.toMatch(/=\*\*|if false|if true|allow (read|write)/);
  });

  it('[A4] lets no `allow` stand without a condition', () => {
    expect(rules.match(/\ballow\b/g)?.length).toBe(
      conditionsOf(rules).filter((condition) => condition.allow !== undefined).length,
    );
  });
});

function isAction(text: string): text is Action {
  return Object.hasOwn(ACCESS, text);
}
