// docs/guide.md names our files and exports (`server/threads/threads.ts#createThread`): each of them must exist.
import { readSource } from './source-files';

const REFERENCE = /`([\w./()[\]-]+\.\w+)(?:#(\w+))?`/g;

export function checkGuide(): string[] {
  const guide = readSource('docs/guide.md');
  return guide === undefined ? ['docs/guide.md is missing'] : brokenReferences(guide, readSource);
}

/** Only names with a folder are references; a bare `package.json` may be another project's. */
export function brokenReferences(guide: string, read: (file: string) => string | undefined): string[] {
  const rows = guide.split('\n').filter((line) => line.trimStart().startsWith('|'));
  return rows.flatMap((row) =>
    [...row.matchAll(REFERENCE)].flatMap(([, file = '', name]) => {
      if (!file.includes('/')) return [];
      const text = read(file);
      if (text === undefined) return [`docs/guide.md names ${file}: no such file`];
      return name === undefined || exportsName(text, name)
        ? []
        : [`docs/guide.md names ${file}#${name}: not exported`];
    }),
  );
}

function exportsName(text: string, name: string): boolean {
  const declared = new RegExp(
    `^export (?:default )?(?:async )?(?:function\\*?|const|class|type|let) ${name}\\b`,
    'm',
  );
  const listed = new RegExp(`^export (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\}`, 'm');
  return declared.test(text) || listed.test(text);
}
