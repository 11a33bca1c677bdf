// What a text inside a C1 program costs to draw. The SDK parses it as markdown, whose time grows with the square of the
// marks that may open and close each other, draws its mermaid diagrams at once, and shows images that are data URLs.
import { MAX_C1_DIAGRAM_NUMBER } from './limits';

export type TextWeight = {
  /** The text itself, its lines and its cells. */
  elements: number;
  /** UTF-16 units: of the whole text, of its code, and of what may be formulas. */
  chars: number;
  code: number;
  formulas: number;
  /** Pairs of marks that markdown may try to match. */
  pairs: number;
  /** Lines of mermaid diagrams, or their edges where these are more; TOO_MANY for one that may grow beyond its source. */
  diagrams: number;
  /** Images in data URLs; TOO_MANY for one whose cost is not bounded by its length. */
  images: number;
};

export const TOO_MANY = 1_000_000;

const LINE_OR_CELL = new Set(['\n', '|']);
const PAIRED = new Set(['*', '_', '~', '[', '`', '$', '\\']);
/** Nested quotes cost about as much as so many other marks. */
const MARKS_OF_QUOTE = 4;

export function weightOfText(text: string): TextWeight {
  const fences = fencesIn(text);
  return {
    ...marksIn(text),
    chars: text.length,
    code: fences.reduce((sum, { source }) => sum + source.length, 0),
    formulas: formulaChars(text),
    diagrams: fences.reduce((sum, fence) => sum + (fence.isDiagram ? diagramLines(fence.source) : 0), 0),
    images: imagesIn(text),
  };
}

/** Marks match each other within a paragraph only. */
function marksIn(text: string): Pick<TextWeight, 'elements' | 'pairs'> {
  let [elements, pairs, marks] = [1, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? '';
    if (LINE_OR_CELL.has(char)) elements += 1;
    else if (PAIRED.has(char)) marks += 1;
    else if (char === '>') marks += MARKS_OF_QUOTE;
    if (char !== '\n' || text[index + 1] !== '\n') continue;
    pairs += marks * marks;
    marks = 0;
  }
  return { elements, pairs: pairs + marks * marks };
}

/** From the first dollar sign to the last, in each paragraph; formulas in two signs may contain blank lines. */
function formulaChars(text: string): number {
  const parts = text.includes('$$') ? [text] : text.split('\n\n');
  return parts.reduce((sum, part) => sum + Math.max(0, part.lastIndexOf('$') - part.indexOf('$')), 0);
}

const IMAGE = /data:image\/(svg\+xml)?/gi;
/** What lets an SVG draw a part many times, or load another picture; with or without a prefix for the namespace. */
const REPEATING =
  /<(?:[^\s<>/:]+:)?(?:use|image|pattern|filter|marker|mask|foreignobject|animate|set|style|!)|url\(/i;

/** A bitmap of 30 KB may unpack to gigabytes, and base64 hides what an SVG does. */
function imagesIn(text: string): number {
  const images = [...text.matchAll(IMAGE)];
  if (images.length === 0) return 0;
  const decoded = decodedUrl(text);
  const isRisky =
    images.some(([, svg]) => svg === undefined) || /;\s*base64/i.test(decoded) || REPEATING.test(decoded);
  return isRisky ? TOO_MANY : images.length;
}

function decodedUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // "100 %" is no escape: a browser decodes the others all the same.
    return text.replace(/%[0-7][0-9a-f]/gi, (escape) =>
      String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
    );
  }
}

type Fence = { isDiagram: boolean; source: string };

const FENCE = /(`{3,}|~{3,})[ \t]*([^\s`]*)/;

/** Each to the line that surely ends it. A name with an escape or an entity may stand for mermaid. */
function fencesIn(text: string): Fence[] {
  if (!/`{3}|~{3}/.test(text)) return [];
  const fences: Fence[] = [];
  let open: { marks: string; isDiagram: boolean; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    if (open === null) {
      const [whole, marks = '', name = ''] = FENCE.exec(line) ?? [];
      if (whole !== undefined) open = { marks, isDiagram: /mermaid|[&\\]/i.test(name), lines: [] };
    } else if (endsFence(line, open.marks)) {
      fences.push({ isDiagram: open.isDiagram, source: open.lines.join('\n') });
      open = null;
    } else open.lines.push(line);
  }
  return open === null ? fences : [...fences, { isDiagram: open.isDiagram, source: open.lines.join('\n') }];
}

function endsFence(line: string, marks: string): boolean {
  const end = line.trim();
  const isIndented = line.length - line.trimStart().length > 3;
  return !isIndented && end.length >= marks.length && end === marks.charAt(0).repeat(end.length);
}

/** `A & B --> C & D` has four edges, and `space:10000000` as many blocks. */
function diagramLines(source: string): number {
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0;
  const numbers = source.match(/\d+/g) ?? [];
  if (numbers.some((digits) => Number(digits) > MAX_C1_DIAGRAM_NUMBER)) return TOO_MANY;
  const edges = count(/-[->.]|=[=>]/g) + count(/&/g) ** 2;
  return Math.max(count(/[\n;]/g) + 1, edges);
}
