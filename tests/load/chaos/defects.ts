// The defects that `npm run chaos -- --planted` plants. The writes that each of them breaks are named in the source, as in
// `// defect: kept-draft`.
import ts from 'typescript';
import { readSource, serverFiles } from '@/scripts/check/source-files';
import { applyEdits, becomes, marksIn, type Edit } from '@/scripts/check/source-marks';
import { PlainError } from '@/scripts/stack/main';

export type Defect = {
  name: string;
  description: string;
  breakWrite: (write: Write) => Edit[];
};
/** `batch.update(…)`: its method and arguments. */
type Write = { method: ts.Identifier; args: readonly ts.Expression[] };

export const DEFECTS: readonly Defect[] = [
  { name: 'kept-draft', description: 'a finalizeRun that keeps the draft', breakWrite: keepDocument },
  { name: 'free-claim', description: 'a claim without precondition', breakWrite: dropPrecondition },
];

/** Turns a delete into a no-op: the document is kept. */
function keepDocument({ method, args: [ref] }: Write): Edit[] {
  if (method.text !== 'delete' || ref === undefined) return [];
  return [becomes(method, 'update'), becomes(ref, `${ref.getText()}, { format: 'markdown' }`)];
}

function dropPrecondition({ method, args }: Write): Edit[] {
  const last = args.at(-1);
  if (last === undefined) return [];
  switch (method.text) {
    case 'create':
      return [becomes(method, 'set')];
    case 'update':
      // The build rejects unused names.
      return [becomes(last, `(void ${last.getText()}, { exists: true })`)];
    case 'delete':
      return [becomes(last, 'undefined')];
    default:
      return [];
  }
}

type PlantedFile = { file: string; text: string };

/** Without it, Next would use the outer checkout as the root of the copy, which is inside it. */
export function ownRoot(): PlantedFile {
  const file = 'next.config.ts';
  const text = readSource(file) ?? '';
  const changed = text.replace('  turbopack: {\n', '$&    root: process.cwd(),\n');
  if (changed === text) throw new PlainError(`${file} has no line where the root of the copy could be set.`);
  return { file, text: changed };
}

/** The files of the server that the defect breaks. @throws PlainError when it cannot break a marked write */
export function plantedFiles({ name, breakWrite }: Defect): PlantedFile[] {
  return serverFiles().flatMap((file) => {
    const text = readSource(file) ?? '';
    const marks = marksIn(file, text, 'defect').filter((mark) => mark.name === name);
    const edits = marks.flatMap(({ node }) => {
      const write = writeOf(node);
      const broken = write === undefined ? [] : breakWrite(write);
      if (broken.length === 0)
        throw new PlainError(`“${name}” cannot be planted: ${file} has ${node.getText()}`);
      return broken;
    });
    return edits.length === 0 ? [] : [{ file, text: applyEdits(text, edits) }];
  });
}

/** The names of all marks. */
export function defectMarks(): string[] {
  return serverFiles().flatMap((file) =>
    marksIn(file, readSource(file) ?? '', 'defect').map(({ name }) => name),
  );
}

function writeOf(node: ts.Node): Write | undefined {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return undefined;
  const { expression: called, arguments: args } = node.expression;
  if (!ts.isPropertyAccessExpression(called) || !ts.isIdentifier(called.name)) return undefined;
  return { method: called.name, args };
}
