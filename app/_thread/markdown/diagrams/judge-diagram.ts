// Decides whether mermaid gets a diagram: its layouts loop over numbers and edges synchronously, and nothing can end them. Reads
// the source line by line; what it does not understand counts.
import {
  MAX_CHART_VALUE,
  MAX_CHART_VALUES,
  MAX_DIAGRAM_CHARS,
  MAX_DIAGRAM_EDGES,
  MAX_DIAGRAM_NESTING,
  MAX_DIAGRAM_NUMBER,
  MAX_DIAGRAM_STATEMENTS,
  MAX_DIAGRAM_TANGLE,
} from '@/model/limits';

/** What was not drawn, and why. */
export type Refusal = 'unknown' | 'too-long' | 'too-large';

/** How numbers are read: as places and repetitions, as dates and durations, as values of a chart, or as words of labels. */
type Numbers = 'repeat' | 'dates' | 'values' | 'labels';

/** By the first word. Other types of mermaid are rare, and some of them loop over numbers in ways of their own. */
const TYPES: ReadonlyMap<string, Numbers> = new Map<string, Numbers>([
  ...['flowchart', 'flowchart-elk', 'graph', 'block', 'block-beta'].map((type) => [type, 'repeat'] as const),
  ...['sequenceDiagram', 'classDiagram', 'classDiagram-v2', 'erDiagram'].map(
    (type) => [type, 'labels'] as const,
  ),
  ...['stateDiagram', 'stateDiagram-v2', 'gitGraph', 'kanban'].map((type) => [type, 'labels'] as const),
  ...['mindmap', 'timeline', 'requirementDiagram'].map((type) => [type, 'labels'] as const),
  ...['journey', 'pie', 'quadrantChart'].map((type) => [type, 'values'] as const),
  ...['xychart', 'xychart-beta', 'sankey', 'sankey-beta'].map((type) => [type, 'values'] as const),
  ['gantt', 'dates'],
]);

const NUMBER = /(?<![\w#.])\d+(?:\.\d+)?(?:e\+?\d+)?/gi;
const DIRECTIVE = /%%\{[\s\S]*?\}%%|%%\{[\s\S]*$/g;
const COMMENT = /^[ \t]*%%[^\n]*$/gm;
/** YAML in front of the diagram; only its title is understood. */
const FRONT = /^---[ \t]*\n(?:[ \t]*title:[^\n&*]*\n)?---[ \t]*\n/;
/** What connects two things, in all types: at least two of these in a row. */
const ARROW = /[-=.~<>]{2,}/g;
/** Its length is the number of ranks that an edge spans. */
const MAX_ARROW_CHARS = 8;
const OPENS =
  /^(?:subgraph|loop|alt|opt|par|par_over|critical|break|rect|box|block|namespace|composite)\b|\{$/;
const CLOSES = /^(?:end\b|\})/;

/** null for what may be drawn. */
export function refusalOf(source: string): Refusal | null {
  if (source.length > MAX_DIAGRAM_CHARS) return 'too-long';
  const directives = source.match(DIRECTIVE) ?? [];
  if (directives.some((directive) => largestIn(directive) > MAX_DIAGRAM_NUMBER)) return 'too-large';
  const body = source.replace(DIRECTIVE, '').replace(FRONT, '').replace(COMMENT, '').trim();
  const numbers = TYPES.get(/^[\w-]+/.exec(body)?.[0] ?? '');
  if (numbers === undefined) return 'unknown';
  return isTooLarge(body, numbers) ? 'too-large' : null;
}

function isTooLarge(body: string, numbers: Numbers): boolean {
  const statements = body.split(/[\n;]/).map((statement) => withoutLabels(statement.trim(), numbers));
  if (statements.length > MAX_DIAGRAM_STATEMENTS || nestingOf(body) > MAX_DIAGRAM_NESTING) return true;
  let edges = 0;
  for (const statement of statements) {
    edges += edgesOf(statement);
    if (edges > MAX_DIAGRAM_EDGES) return true;
    if (numbers === 'repeat' && isLongOrFar(statement)) return true;
  }
  if (LAID_OUT.test(body) && isTangled(statements)) return true;
  if (numbers === 'values') return hasTooManyValues(statements.join('\n'));
  return numbers === 'dates' && spansTooLong(body);
}

/** A chart has an element for each value, and axes whose marks are calculated from them. */
function hasTooManyValues(text: string): boolean {
  const values = (text.match(NUMBER) ?? []).map(Number);
  return values.length > MAX_CHART_VALUES || values.some((value) => value > MAX_CHART_VALUE);
}

/** Types whose nodes are laid out by their edges. In a sequence, messages stand one below the other. */
const LAID_OUT = /^(?:flowchart|graph|block|state|class|er|requirement)/;

/** Whether there are far more edges than a tree of these nodes would have. */
function isTangled(statements: readonly string[]): boolean {
  const nodes = new Set<string>();
  let edges = 0;
  for (const statement of statements) {
    const count = edgesOf(statement);
    if (count === 0) continue;
    edges += count;
    for (const end of statement.split(ARROW).flatMap((ends) => ends.split('&')))
      nodes.add(/[\p{L}\p{N}_]+/u.exec(end)?.[0] ?? end);
  }
  return edges - (nodes.size - 1) > MAX_DIAGRAM_TANGLE;
}

/** `A & B --> C & D` is four edges. */
function edgesOf(statement: string): number {
  const ends = statement.split(ARROW).map((end) => end.split('&').length);
  return ends.slice(1).reduce((sum, count, index) => sum + count * (ends[index] ?? 1), 0);
}

function isLongOrFar(statement: string): boolean {
  const arrows = statement.match(ARROW) ?? [];
  return arrows.some(({ length }) => length > MAX_ARROW_CHARS) || largestIn(statement) > MAX_DIAGRAM_NUMBER;
}

/** Mermaid counts the days between dates one by one where some of them are excluded. */
function spansTooLong(body: string): boolean {
  const years = [...body.matchAll(/(?<!\d)\d{4,}(?!\d)/g)].map(([year]) => Number(year));
  const durations = [...body.matchAll(/(?<![\w.-])(\d+(?:\.\d+)?)\s*(?:ms|[Mdhmswy])\b/g)];
  const span = years.length === 0 ? 0 : Math.max(...years) - Math.min(...years);
  return (
    span > 10 ||
    durations.some(([, length]) => Number(length) > MAX_DIAGRAM_NUMBER) ||
    (/^\s*excludes\b/m.test(body) && /(?<![\w.-])\d+(?:\.\d+)?\s*[My]\b/.test(body)) ||
    /^\s*tickInterval\s+(?!\d{1,2}(?:day|week|month)\b)/m.test(body)
  );
}

/** Text in quotes, and in a flowchart's shapes and edges, is a label, whatever it says. */
function withoutLabels(statement: string, numbers: Numbers): string {
  let bare = statement.replaceAll(/"[^"]*"/g, '""');
  if (numbers !== 'repeat') return bare;
  // Shapes are pairs within pairs: `[( … )]`.
  for (let layer = 0; layer < 4; layer += 1)
    bare = bare.replaceAll(/\[[^[\](){}]*\]|\([^[\](){}]*\)|\{[^[\](){}]*\}/g, '');
  return bare.replaceAll(/\|[^|]*\|/g, '');
}

function nestingOf(body: string): number {
  let [depth, deepest] = [0, 0];
  for (const line of body.split(/[\n;]/)) {
    const bare = line.trim();
    if (CLOSES.test(bare)) depth = Math.max(0, depth - 1);
    else if (OPENS.test(bare)) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function largestIn(text: string): number {
  return Math.max(0, ...(text.match(NUMBER) ?? []).map(Number));
}
