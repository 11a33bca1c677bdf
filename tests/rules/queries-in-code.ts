// Finds the queries in the code by their syntax: chains of the admin SDK (`a.where(…).orderBy(…)`) and
// `query(…)` calls of the web SDK. A query put together over several statements is found as its parts.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Filter, Order } from './query-shapes';

export type FoundQuery = { file: string; where: Filter[]; orderBy: Order[] };

/** @throws when a field or an operator is not a literal, because it cannot be compared with the table. */
export function queriesIn(root: string, folders: readonly string[]): FoundQuery[] {
  return folders
    .flatMap((folder) => sourceFiles(path.join(root, folder)))
    .flatMap((file) => queriesOf(root, file));
}

function sourceFiles(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

function queriesOf(root: string, file: string): FoundQuery[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: FoundQuery[] = [];
  const visit = (node: ts.Node): void => {
    const parts = ts.isCallExpression(node) ? partsOf(node) : [];
    if (parts.length === 0) return ts.forEachChild(node, visit);
    const query: FoundQuery = { file: path.relative(root, file), where: [], orderBy: [] };
    for (const part of parts) add(query, part, source);
    found.push(query);
  };
  visit(source);
  return found;
}

/** The where and orderBy calls of the query that this expression builds, in order. */
function partsOf(call: ts.CallExpression): ts.CallExpression[] {
  const name = calledName(call);
  const inChain =
    ts.isPropertyAccessExpression(call.expression) && ts.isCallExpression(call.expression.expression)
      ? partsOf(call.expression.expression)
      : [];
  if (name === 'where' || name === 'orderBy') return [...inChain, call];
  if (name === 'query')
    return call.arguments.flatMap((argument) => (ts.isCallExpression(argument) ? partsOf(argument) : []));
  return inChain;
}

function add(query: FoundQuery, part: ts.CallExpression, source: ts.SourceFile): void {
  const [first, second] = part.arguments;
  const where = calledName(part) === 'where';
  const field = first && ts.isStringLiteral(first) ? first.text : undefined;
  const word = second && ts.isStringLiteral(second) ? second.text : undefined;
  const at = `${query.file}:${source.getLineAndCharacterOfPosition(part.getStart()).line + 1}`;
  if (field === undefined || (word === undefined && (where || second !== undefined)))
    throw new Error(`${at}: write the field and the operator as literals, so that its index can be checked`);
  if (where) query.where.push([field, word ?? '']);
  else query.orderBy.push([field, word === 'desc' ? 'desc' : 'asc']);
}

function calledName({ expression }: ts.CallExpression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}
