// Fenced blocks of Markdown whose content is JSON or lines, by the word behind their fence. Read line by line: the parser of the page is
// not loaded everywhere, and takes quadratic time. Blocks inside of lists and quotes count, and end with them.

const INDENT = /^[ \t>]*/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})[ \t]*([\w+#.-]*)/;
const QUOTE = /^ {0,3}> ?/;
/** With the spaces behind it; more than four begin indented code. */
const ITEM = /^( {0,3}(?:[-*+]|\d{1,9}[.)]))(?: {1,4}(?=[^ ])| (?= )|$)/;
/** What may stand before a block in its line. */
const BEGINNING = /^[ \t>*+.)\d-]*/;
/** Quotes and items inside of each other: deeper ones are read as text. */
const MAX_DEPTH = 30;

/** A quote, or an item of a list with the columns by which its further lines are indented. */
type Container = 'quote' | number;
type Fence = { marks: string; /** Null: of another language. */ lines: string[] | null };

/** The contents of the blocks of a language, as `blockSource` writes them, each once, in their order. */
export function fencedBlocks(markdown: string, language: string): string[] {
  const found = new Set<string>();
  let containers: readonly Container[] = [];
  let fence: Fence | null = null;
  let isParagraph = false;
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const { rest, depth } = insideOf(containers, untabbed(line));
    if (fence !== null && depth === containers.length && !closes(rest, fence.marks)) {
      fence.lines?.push(line);
      continue;
    }
    const isEnd = fence !== null && depth === containers.length;
    // What a line is outside of ends with it, also a block that nothing closes.
    if (fence?.lines) found.add(blockSource(fence.lines.join('\n')));
    fence = null;
    if (isEnd) continue;
    const opened = openedBy(rest, { depth, isParagraph: isParagraph && depth === containers.length });
    const [, marks, word = ''] = FENCE.exec(opened.rest) ?? [];
    const isLazy = isParagraph && marks === undefined && opened.containers.length === 0 && rest.trim() !== '';
    if (!isLazy) containers = [...containers.slice(0, depth), ...opened.containers];
    isParagraph = marks === undefined && opened.rest.trim() !== '';
    if (marks !== undefined) fence = { marks, lines: word.toLowerCase() === language ? [] : null };
  }
  if (fence?.lines) found.add(blockSource(fence.lines.join('\n')));
  return [...found];
}

/** The content of a block without what stands before its lines: the same wherever the block is. */
export function blockSource(content: string): string {
  return content
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(INDENT, '').trimEnd())
    .join('\n')
    .trim();
}

/** How many of these containers a line continues, and what it says there. */
function insideOf(containers: readonly Container[], line: string): { rest: string; depth: number } {
  let rest = line;
  let depth = 0;
  for (const container of containers) {
    const next = container === 'quote' ? afterQuote(rest) : afterIndent(rest, container);
    if (next === null) break;
    rest = next;
    depth += 1;
  }
  return { rest, depth };
}

type Place = {
  depth: number;
  /** Behind a line of text: not every item begins there. */ isParagraph: boolean;
};

function openedBy(line: string, place: Place): { rest: string; containers: readonly Container[] } {
  const containers: Container[] = [];
  let rest = line.trimEnd();
  while (place.depth + containers.length < MAX_DEPTH) {
    const inQuote = afterQuote(rest);
    const item = inQuote === null ? itemOf(rest) : null;
    if (inQuote === null && item === null) break;
    if (item !== null && place.isParagraph && !item.mayInterrupt) break;
    containers.push(item === null ? 'quote' : item.columns);
    rest = inQuote ?? item?.rest ?? '';
  }
  return { rest, containers };
}

function itemOf(line: string): { columns: number; rest: string; mayInterrupt: boolean } | null {
  const [whole, mark = ''] = ITEM.exec(line) ?? [];
  if (whole === undefined) return null;
  const rest = line.slice(whole.length);
  const columns = rest === '' ? mark.length + 1 : whole.length;
  return { columns, rest, mayInterrupt: rest !== '' && /[-*+]|(?<!\d)1[.)]/.test(mark) };
}

function afterQuote(line: string): string | null {
  const [mark] = QUOTE.exec(line) ?? [];
  return mark === undefined ? null : line.slice(mark.length);
}

/** An empty line belongs to the item around it. */
function afterIndent(line: string, columns: number): string | null {
  if (line.trim() === '') return '';
  return line.startsWith(' '.repeat(columns)) ? line.slice(columns) : null;
}

function untabbed(line: string): string {
  return line.replace(BEGINNING, (beginning) => {
    let text = '';
    for (const char of beginning) text += char === '\t' ? ' '.repeat(4 - (text.length % 4)) : char;
    return text;
  });
}

function closes(line: string, marks: string): boolean {
  const bare = line.replace(/^ {0,3}/, '').trimEnd();
  return bare.startsWith(marks) && bare.replaceAll(marks.charAt(0), '') === '';
}
