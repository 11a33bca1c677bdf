// The bounds of queries, as the code has them and as the page about costs lists them.
import fs from 'node:fs';
import path from 'node:path';

/** `server/a.ts: PAGE`, once for each file and bound: of chains (`.limit(PAGE)`) and of the web SDK (`limit(PAGE)`). */
export function boundsInCode(root: string, folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => path.join(folder, name)),
  );
  const bounds = files.flatMap((file) => {
    const source = fs.readFileSync(path.join(root, file), 'utf8');
    // Firestore's are called on a query, or imported by this name; other functions of the name have other arguments.
    return [...source.matchAll(/(?<![\w#])limit\(((?:[\w. +]|\(\))+)\)/g)].map(
      ([, bound = '']) => `${file}: ${bound}`,
    );
  });
  return [...new Set(bounds)];
}

/** The rows of the table: a file, a bound, what happens there. */
export function boundsInPage(page: string): string[] {
  return [...page.matchAll(/^\| `((?:services|server)\/[\w/.-]+)` \| `([^`]+)` \|/gm)].map(
    ([, file = '', bound = '']) => `${file}: ${bound}`,
  );
}
