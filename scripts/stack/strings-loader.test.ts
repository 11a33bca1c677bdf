import { expect, test } from 'vitest';
import { withoutCatalogues } from './strings-loader';

const SOURCE = `import { catalogue } from '@/model/language';
export const one = catalogue({ en: { hello: (name: string) => \`Hello \${name}\` }, zh: { hello: (name) => \`你好 \${name}\` } });
export const two = catalogue<Record<'a', string>>({ en: { a: 'A' }, zh: { a: '甲' } });
`;

test('the module that screens import holds no language, and each dictionary holds its own', () => {
  const screen = withoutCatalogues(SOURCE, 'app/strings.ts', '');
  expect(screen).toContain('export const two = fromDictionary("app/strings.ts 1");');
  expect(screen).not.toMatch(/Hello|你好|甲/);
  const english = withoutCatalogues(SOURCE, 'app/strings.ts', 'en');
  expect(english).toContain(`addToDictionary('en', "app/strings.ts 1", { a: 'A' })`);
  expect(english).toContain('Hello');
  expect(english).not.toMatch(/你好|甲/);
});

test('a catalogue that is put together elsewhere stops the build', () => {
  expect(() => withoutCatalogues('export const one = catalogue(both);', 'app/strings.ts', 'en')).toThrow(
    /written out/,
  );
});
