import { expect, test } from 'vitest';
import { withSection } from './results';

test('a section is replaced without changing the other', () => {
  const both = withSection(withSection('', 'bench', 'fast'), 'chaos', 'none lost');
  const again = withSection(both, 'bench', 'faster');
  expect(again).toContain('faster');
  expect(again).toContain('none lost');
  expect(again).not.toContain('fast\n');
  expect(withSection(again, 'bench', 'fast')).toBe(both);
});
