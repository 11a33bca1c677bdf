// Marks in the source: `// guard: only-members`, on a line of its own, names the statement, property or operand below it.
import ts from 'typescript';
import { PlainError } from '@/scripts/stack/main';

export type Mark = {
  name: string;
  /** The note in brackets, as in `// guard: only-members (always)`. */
  note: string | undefined;
  /** The outermost node that starts below the mark. */
  node: ts.Node;
};

/** A range of the source and its replacement. */
export type Edit = { start: number; end: number; text: string };

const MARK = /^ *\/\/ \w+: ([a-z]+(?:-[a-z]+)*)(?: \((\w+)\))?$/;

/** @throws PlainError for a mark that cannot be parsed or has no code below it */
export function marksIn(file: string, text: string, kind: 'guard' | 'defect'): Mark[] {
  const lines = [...text.matchAll(new RegExp(`^.*// *${kind}:.*$`, 'gm'))];
  if (lines.length === 0) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return lines.map(({ 0: line, index }) => {
    const [, name, note] = MARK.exec(line) ?? [];
    const node = nodeBelow(source, index + line.length);
    if (name === undefined || node === undefined)
      throw new PlainError(`${file}: a mark is a line of its own, above what it names: ${line.trim()}`);
    return { name, note, node };
  });
}

/** The first node in tree order, so the outermost one, that starts after the comments at `position`. */
function nodeBelow(source: ts.SourceFile, position: number): ts.Node | undefined {
  const find = (node: ts.Node): ts.Node | undefined => {
    if (node.end <= position) return undefined;
    return node.getStart(source) >= position ? node : ts.forEachChild(node, find);
  };
  return ts.forEachChild(source, find);
}

export function becomes(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.end, text };
}

/** @throws PlainError when two edits overlap */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = text;
  let before = text.length;
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => b.start - a.start)) {
    if (end > before) throw new PlainError(`Two overlapping edits: ${text.slice(start, end)}`);
    edited = edited.slice(0, start) + replacement + edited.slice(end);
    before = start;
  }
  return edited;
}

/** The syntax errors of a text. */
export function syntaxErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
