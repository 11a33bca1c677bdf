// How a guard is broken: the mutation follows from the shape of the node below the guard's comment.
import ts from 'typescript';
import { PlainError } from '@/scripts/stack/main';
import type { Mutant } from './mutant';
import { readSource, guardedFiles } from './source-files';
import { applyEdits, becomes, marksIn, type Edit, type Mark } from './source-marks';

/** The functions that check a right; the action is their third argument. */
const ACCESS_CALLS = new Set(['requireAccess', 'accessOf']);
/** Every member has this right. */
const WEAKEST_ACTION = "'read thread'";

type GuardMark = Mark & { file: string };

/** All guards of routes, of the server and what they read, and of what draws an answer. */
export function guardMarks(): GuardMark[] {
  return guardedFiles().flatMap((file) =>
    marksIn(file, readSource(file) ?? '', 'guard').map((mark) => ({ ...mark, file })),
  );
}

/** The guard's file with the guard broken, together with those guards of the same file that would refuse as well. */
export function mutatedSource(
  { name, value, with: others = [] }: Mutant,
  marks: readonly GuardMark[],
): { file: string; text: string } {
  const mark = onlyMark(marks, name);
  const inFile = marks.filter(({ file }) => file === mark.file);
  const edits = [
    mutationOf(mark, value),
    ...others.map((other) => mutationOf(onlyMark(inFile, other), undefined)),
  ];
  return { file: mark.file, text: applyEdits(readSource(mark.file) ?? '', edits) };
}

function onlyMark(marks: readonly GuardMark[], name: string): GuardMark {
  const [mark, ...more] = marks.filter((each) => each.name === name);
  if (mark === undefined || more.length > 0)
    throw new PlainError(`“// guard: ${name}” occurs ${more.length + (mark === undefined ? 0 : 1)} times`);
  return mark;
}

/** @throws PlainError when no mutation follows from the node's shape */
export function mutationOf({ name, note, node }: Mark, value: Mutant['value']): Edit {
  const mutation = value === undefined ? byShape(node, note) : byValue(node, value);
  if (mutation === undefined)
    throw new PlainError(`“// guard: ${name}”: no mutation for ${node.getText().split('\n')[0]}`);
  return mutation;
}

function byValue(node: ts.Node, value: NonNullable<Mutant['value']>): Edit | undefined {
  const whole = valueOf(node);
  return whole && becomes(whole, value(whole.getText()));
}

function byShape(node: ts.Node, note: string | undefined): Edit | undefined {
  if (note !== undefined) return byNote(node, note);
  if (ts.isIfStatement(node)) return node.elseStatement ? undefined : becomes(node, '{}');
  const action = askedAction(node);
  if (action !== undefined) return becomes(action, WEAKEST_ACTION);
  if (ts.isExpressionStatement(node)) return becomes(node, '{}');
  if (ts.isPropertyAssignment(node)) return becomes(node, '...{}');
  return ts.isExpression(node) ? withoutOperand(firstOperand(node)) : undefined;
}

/** The condition becomes `always` or `never` true. */
function byNote(node: ts.Node, note: string): Edit | undefined {
  const truth = { always: 'true', never: 'false' }[note];
  const value = valueOf(node);
  const condition = value && ts.isConditionalExpression(value) ? value.condition : value;
  return truth === undefined || condition === undefined ? undefined : becomes(condition, truth);
}

/** The operand is left out of its `&&` or `||`. */
function withoutOperand(operand: ts.Expression): Edit | undefined {
  const { parent } = operand;
  if (!ts.isBinaryExpression(parent)) return undefined;
  if (isOperator(parent, ts.SyntaxKind.AmpersandAmpersandToken)) return becomes(operand, 'true');
  return isOperator(parent, ts.SyntaxKind.BarBarToken) ? becomes(operand, 'false') : undefined;
}

function firstOperand(node: ts.Expression): ts.Expression {
  if (ts.isConditionalExpression(node)) return firstOperand(node.condition);
  return isOperator(node, ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken)
    ? firstOperand(node.left)
    : node;
}

function isOperator(node: ts.Expression, ...kinds: ts.SyntaxKind[]): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && kinds.includes(node.operatorToken.kind);
}

/** The action of a statement that checks a right, by itself or for its value. */
function askedAction(node: ts.Node): ts.Expression | undefined {
  const value = valueOf(node);
  const call = value && ts.isAwaitExpression(value) ? value.expression : value;
  if (call === undefined || !ts.isCallExpression(call)) return undefined;
  return ACCESS_CALLS.has(call.expression.getText()) ? call.arguments[2] : undefined;
}

function valueOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.initializer;
  if (ts.isReturnStatement(node) || ts.isExpressionStatement(node)) return node.expression;
  return ts.isPropertyAssignment(node) ? node.initializer : undefined;
}
