// Reads Markdown for files: one pass over the lines and one over each text, because a parser of all of CommonMark takes
// time with the square of some texts, and a server cannot be stopped in the middle of one. What is not known here stays as written.
import { inlinesOf, type Dialect, type Inline } from './inlines';

export type Block =
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'heading'; level: number; inlines: Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'table'; rows: Inline[][][] }
  | { kind: 'rule' };

/** Deeper lists and quotes are shown as written: each level reads its lines again. */
const MAX_DEPTH = 12;
const MAX_COLUMNS = 50;

const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\s`]{0,40})/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( {1,4})(?=\S)|[ \t]*$)/;
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

type Place = { depth: number; dialect: Dialect };

/** What a person typed has no headings: they are bold lines, as on the screen. */
export function readMarkdown(text: string, dialect: Dialect): Block[] {
  return blocksOf(text.replace(/\r\n?/g, '\n').split('\n'), { depth: 0, dialect });
}

function blocksOf(lines: readonly string[], place: Place): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const { block, next } = blockAt(lines, at, place);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

type Read = { block: Block | null; next: number };

function blockAt(lines: readonly string[], at: number, place: Place): Read {
  const { depth, dialect } = place;
  const line = lines[at] ?? '';
  if (line.trim() === '') return { block: null, next: at + 1 };
  const fence = FENCE.exec(line);
  if (fence !== null) return codeAt(lines, at, fence);
  const heading = HEADING.exec(line);
  if (heading !== null) return { block: headingOf(line, heading, dialect), next: at + 1 };
  if (RULE.test(line)) return { block: { kind: 'rule' }, next: at + 1 };
  if (depth < MAX_DEPTH && QUOTE.test(line)) return quoteAt(lines, at, place);
  if (depth < MAX_DEPTH && ITEM.test(line)) return listAt(lines, at, place);
  if (line.includes('|') && isDelimiter(lines[at + 1])) return tableAt(lines, at, dialect);
  return paragraphAt(lines, at, dialect);
}

function isDelimiter(line: string | undefined): boolean {
  return line !== undefined && line.length < 2_000 && line.includes('|') && DELIMITER.test(line);
}

function codeAt(
  lines: readonly string[],
  at: number,
  [, indent = '', marks = '', language = '']: readonly string[],
): Read {
  const inner: string[] = [];
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const bare = line.trim();
    if (bare.startsWith(marks) && bare === marks.charAt(0).repeat(bare.length)) break;
    inner.push(line.slice(0, indent.length).trim() === '' ? line.slice(indent.length) : line);
  }
  return { block: { kind: 'code', language, text: inner.join('\n') }, next: next + 1 };
}

function headingOf(line: string, [whole = '', marks = '']: readonly string[], dialect: Dialect): Block {
  const text = line.slice(whole.length).trimEnd();
  const bare = text.slice(0, lengthWithoutEnd(text, '#')).trimEnd();
  const inlines = inlinesOf(bare, dialect);
  if (dialect === 'typed') return { kind: 'paragraph', inlines: [{ kind: 'strong', inlines }] };
  return { kind: 'heading', level: marks.length, inlines };
}

function lengthWithoutEnd(text: string, mark: string): number {
  let length = text.length;
  while (length > 0 && text[length - 1] === mark) length -= 1;
  return length;
}

function quoteAt(lines: readonly string[], at: number, { depth, dialect }: Place): Read {
  const inner: string[] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (!QUOTE.test(line)) break;
    inner.push(line.replace(QUOTE, ''));
  }
  return { block: { kind: 'quote', blocks: blocksOf(inner, { depth: depth + 1, dialect }) }, next };
}

function listAt(lines: readonly string[], at: number, { depth, dialect }: Place): Read {
  const marker = ITEM.exec(lines[at] ?? '')?.[2] ?? '-';
  const type = marker.slice(-1);
  const items: string[][] = [];
  let [next, indent] = [at, 0];
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const item = indentOf(line) < indent || items.length === 0 ? ITEM.exec(line) : null;
    if (item !== null && (item[2] ?? '').slice(-1) === type && !RULE.test(line)) {
      indent = item[0].length;
      items.push([line.slice(item[0].length)]);
    } else if (line.trim() === '') {
      if (!continues(lines, next, { indent, type })) break;
      items.at(-1)?.push('');
    } else if (indentOf(line) >= Math.min(indent, 2))
      items.at(-1)?.push(line.slice(Math.min(indent, indentOf(line))));
    else if (startsBlock(line) || lines[next - 1]?.trim() === '') break;
    else items.at(-1)?.push(line);
  }
  const start = /\d/.test(marker) ? Number.parseInt(marker, 10) : null;
  const inner = { depth: depth + 1, dialect };
  return { block: { kind: 'list', start, items: items.map((item) => blocksOf(item, inner)) }, next };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether the list goes on after empty lines. */
function continues(
  lines: readonly string[],
  from: number,
  { indent, type }: { indent: number; type: string },
): boolean {
  // Two are looked at, so that a run of them is not read again from each.
  const next = [lines[from + 1], lines[from + 2]].find((line) => line !== undefined && line.trim() !== '');
  if (next === undefined) return false;
  return indentOf(next) >= Math.min(indent, 2) || (ITEM.exec(next)?.[2] ?? '').slice(-1) === type;
}

function startsBlock(line: string): boolean {
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || ITEM.test(line);
}

function tableAt(lines: readonly string[], at: number, dialect: Dialect): Read {
  const rows = [cellsOf(lines[at] ?? '', dialect)];
  let next = at + 2;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '' || !line.includes('|')) break;
    rows.push(cellsOf(line, dialect));
  }
  return { block: { kind: 'table', rows }, next };
}

function cellsOf(line: string, dialect: Dialect): Inline[][] {
  const bare = line.trim();
  const cells: string[] = [''];
  for (let index = bare.startsWith('|') ? 1 : 0; index < bare.length; index += 1) {
    const char = bare[index] ?? '';
    if (char === '\\' && bare[index + 1] === '|') {
      cells[cells.length - 1] += '|';
      index += 1;
    } else if (char === '|' && index < bare.length - 1 && cells.length < MAX_COLUMNS) cells.push('');
    else if (char !== '|' || index < bare.length - 1) cells[cells.length - 1] += char;
  }
  return cells.map((cell) => inlinesOf(cell.trim(), dialect));
}

function paragraphAt(lines: readonly string[], at: number, dialect: Dialect): Read {
  const inner: string[] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const ends = line.trim() === '' || (next > at && (startsBlock(line) || isDelimiter(lines[next + 1])));
    if (ends) break;
    inner.push(dialect === 'typed' ? line : line.trimStart());
  }
  return {
    block: { kind: 'paragraph', inlines: inlinesOf(inner.join('\n'), dialect) },
    next: Math.max(next, at + 1),
  };
}
