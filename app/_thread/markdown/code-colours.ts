// Finds comments, strings, numbers and keywords in code: enough to read by, for all languages at once. The colours are
// applied to ranges of existing text (CSS.highlights): nothing is rendered again, and copying is unaffected.

export type Kind = 'comment' | 'string' | 'number' | 'word';
export type Coloured = { kind: Kind; from: number; to: number };

const KEYWORDS = new Set(
  (
    'abstract and any as assert async await bool boolean break by case catch char class const continue def default defer del ' +
    'delete do double elif else end enum except export extends extern false False final finally float fn for foreach from fun ' +
    'func function go goto if impl implements import in int interface is lambda let long loop match mod module mut namespace new ' +
    'nil none None not null number of or override package pass private protected pub public raise readonly ref return self short ' +
    'static str string struct super switch template then this throw trait true True try type typedef typeof undefined union unsigned use ' +
    'using val var virtual void when where while with yield ' +
    'SELECT FROM WHERE INSERT INTO UPDATE SET DELETE CREATE TABLE JOIN LEFT ON GROUP ORDER BY LIMIT VALUES AND OR NOT NULL AS'
  ).split(' '),
);

const HASH_COMMENTS = new Set([
  'bash',
  'sh',
  'shell',
  'zsh',
  'py',
  'python',
  'rb',
  'ruby',
  'yaml',
  'yml',
  'toml',
  'r',
]);
const DASH_COMMENTS = new Set(['sql', 'lua', 'haskell', 'hs']);
const PLAIN = new Set([
  'text',
  'txt',
  'plain',
  'plaintext',
  'markdown',
  'md',
  'mermaid',
  'csv',
  'diff',
  'latex',
]);

/** Empty for plain text, which colours would not make clearer. */
export function coloursOf(code: string, language: string | null): Coloured[] {
  if (language === null || PLAIN.has(language)) return [];
  return [...code.matchAll(piecesIn(language))].flatMap(({ 0: text, index, groups = {} }) => {
    const kind = kindOf(text, groups);
    return kind === null ? [] : [{ kind, from: index, to: index + text.length }];
  });
}

function piecesIn(language: string): RegExp {
  const line = HASH_COMMENTS.has(language)
    ? '(?<![\\w$])#'
    : DASH_COMMENTS.has(language)
      ? '--'
      : '(?<!:)\\/\\/';
  return new RegExp(
    [
      // What is not closed extends to the end: looking for its end at every beginning would be quadratic.
      `(?<comment>${line}[^\\n]*|\\/\\*(?:[\\s\\S]*?\\*\\/|[\\s\\S]*)|<!--(?:[\\s\\S]*?-->|[\\s\\S]*))`,
      '(?<string>"""(?:[\\s\\S]*?"""|[\\s\\S]*)|"(?:\\\\.|[^"\\\\\\n]){0,400}"|\'(?:\\\\.|[^\'\\\\\\n]){0,400}\'|`(?:\\\\[\\s\\S]|[^`\\\\])*(?:`|\\\\?$))',
      '(?<number>\\b(?:0[xX][\\da-fA-F_]+|\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\b)',
      '(?<word>\\b[A-Za-z_]+\\b)',
    ].join('|'),
    'g',
  );
}

function kindOf(text: string, groups: Partial<Record<string, string>>): Kind | null {
  if (groups['comment'] !== undefined) return 'comment';
  if (groups['string'] !== undefined) return 'string';
  if (groups['number'] !== undefined) return 'number';
  return KEYWORDS.has(text) ? 'word' : null;
}
