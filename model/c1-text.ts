// What a text inside a C1 program costs to draw. The SDK parses it as markdown, whose time grows with the square of the
// marks that may open and close each other, draws its mermaid diagrams at once, and shows images that are data URLs.
import { MAX_C1_DIAGRAM_CHARS, MAX_C1_DIAGRAM_EDGES, MAX_C1_DIAGRAM_NUMBER } from './limits';

export type TextWeight = {
  elements: number;
  /** UTF-16 units. */
  chars: number;
  /** Pairs of marks that markdown may try to match. */
  pairs: number;
  /** Mermaid diagrams; one that is too large counts as TOO_MANY. */
  diagrams: number;
  /** Images in data URLs; one whose cost is not bounded by its length counts as TOO_MANY. */
  images: number;
};

export const TOO_MANY = 1_000_000;

const LINE_OR_CELL = new Set(['\n', '|']);
const PAIRED = new Set(['*', '_', '~', '[', '`', '$', '>', '\\']);

export function weightOfText(text: string): TextWeight {
  let [elements, marks] = [1, 0];
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? '';
    if (LINE_OR_CELL.has(char)) elements += 1;
    else if (PAIRED.has(char)) marks += 1;
  }
  const diagrams = diagramsIn(text).reduce((sum, source) => sum + (isTooLarge(source) ? TOO_MANY : 1), 0);
  return { elements, chars: text.length, pairs: marks * marks, diagrams, images: imagesIn(text) };
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

const FENCE = /(`{3,}|~{3,})[ \t]*([^\s`]*)/;

/**
 * Sources of the fences that may be mermaid's, each to the line that surely ends it. A name with an escape or an entity may
 * stand for any other.
 */
function diagramsIn(text: string): string[] {
  if (!/`{3}|~{3}/.test(text)) return [];
  const sources: string[] = [];
  let open: { marks: string; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    if (open !== null && endsFence(line, open.marks)) {
      sources.push(open.lines.join('\n'));
      open = null;
    } else if (open === null) {
      const [, marks = '', name = ''] = FENCE.exec(line) ?? [];
      if (/mermaid|[&\\]/i.test(name)) open = { marks, lines: [] };
    } else open.lines.push(line);
  }
  return open === null ? sources : [...sources, open.lines.join('\n')];
}

function endsFence(line: string, marks: string): boolean {
  const end = line.trim();
  const isIndented = line.length - line.trimStart().length > 3;
  return !isIndented && end.length >= marks.length && end === marks.charAt(0).repeat(end.length);
}

function isTooLarge(source: string): boolean {
  if (source.length > MAX_C1_DIAGRAM_CHARS) return true;
  const edges = source.match(/-[->.]|=[=>]|\.->/g) ?? [];
  const numbers = source.match(/\d+/g) ?? [];
  return (
    edges.length > MAX_C1_DIAGRAM_EDGES || numbers.some((digits) => Number(digits) > MAX_C1_DIAGRAM_NUMBER)
  );
}
