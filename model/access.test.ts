import { expect, test } from 'vitest';
import { ACTIONS, ROLES, can, isBelow, rolesToGive } from './access';

test('[A9] the table: what each role may do', () => {
  const table = Object.fromEntries(
    ACTIONS.map((action) => [action, ROLES.filter((role) => can(role, action)).join(' ')]),
  );
  expect(table).toEqual({
    'read thread': 'owner admin editor viewer',
    'say something': 'owner admin editor',
    'fill in forms': 'owner admin editor',
    'read usage': 'owner admin',
    'ask the assistant': 'owner admin editor',
    'cancel any question': 'owner admin',
    'edit or delete own message': 'owner admin editor',
    'hide any message': 'owner admin',
    'stop a run': 'owner admin editor',
    regenerate: 'owner admin editor',
    'rename thread': 'owner admin editor',
    'change settings': 'owner admin editor',
    'manage members': 'owner admin',
    'archive thread': 'owner admin',
    'delete thread': 'owner',
    'transfer ownership': 'owner',
    'export thread': 'owner admin editor viewer',
    'restrict export': 'owner admin',
    'choose payer': 'owner admin',
    'pay for everyone': 'owner',
    'fork thread': 'owner admin editor viewer',
    'restrict forks': 'owner admin',
    'leave thread': 'admin editor viewer',
    share: 'owner admin',
  });
});

test('[A9] a person without a role has no rights', () => {
  for (const action of ACTIONS) expect(can(undefined, action)).toBe(false);
});

test('[A12] a role can be given up to the giver’s own and never owner; only members below can be changed', () => {
  expect(ROLES.map((role) => rolesToGive(role))).toEqual([
    ['admin', 'editor', 'viewer'],
    ['admin', 'editor', 'viewer'],
    [],
    [],
  ]);
  expect(isBelow('admin', 'admin')).toBe(false);
  expect(isBelow('admin', 'editor')).toBe(true);
  expect(isBelow('editor', 'viewer')).toBe(false);
  expect(isBelow('owner', 'admin')).toBe(true);
});
