// One writer each: messages are written by server/messages, events by server/access/events, member documents by
// server/members/join. All other code calls these, so every write includes the writes that belong to it.
import fs from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ROOT } from '@/scripts/stack/child';
import { readSource } from './source-files';

/** Path functions of model/paths.ts, and the one file that writes the documents at these paths. */
const WRITERS = {
  messagePath: 'server/messages/messages.ts',
  eventPath: 'server/access/events.ts',
  memberPath: 'server/members/join.ts',
} as const;
const WRITES = new Set(['create', 'set', 'update', 'delete']);

type Write = { line: number; path: keyof typeof WRITERS };

/** Calls like `batch.update(db.doc(memberPath(…)), …)`, the document given inline or by a constant of the file. */
function writesOf(file: string, text: string): Write[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const documents = new Map<string, keyof typeof WRITERS>();
  const writes: Write[] = [];
  const pathIn = (node: ts.Node): keyof typeof WRITERS | undefined => {
    if (ts.isIdentifier(node)) return keyOf(node.text) ?? documents.get(node.text);
    let found: keyof typeof WRITERS | undefined;
    ts.forEachChild(node, (child) => {
      found ??= pathIn(child);
    });
    return found;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const isDocument =
        /\.doc\(/.test(node.initializer.getText()) && !/await|getAll/.test(node.initializer.getText());
      const path = isDocument ? pathIn(node.initializer) : undefined;
      if (path) documents.set(node.name.text, path);
    }
    const target = writeTarget(node);
    const path = target && pathIn(target);
    if (path) writes.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, path });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return writes;
}

function keyOf(name: string): keyof typeof WRITERS | undefined {
  return name === 'messagePath' || name === 'eventPath' || name === 'memberPath' ? name : undefined;
}

/** The document that a call writes; undefined where the node is not a write. */
function writeTarget(node: ts.Node): ts.Node | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { name, expression } = node.expression;
  if (!WRITES.has(name.text)) return undefined;
  const isWriter = /^(batch|transaction)$/.test(expression.getText());
  return isWriter ? node.arguments[0] : expression;
}

test('[A16] messages, events and member documents have one writer each', () => {
  const strays = fs.globSync('server/**/*.ts', { cwd: ROOT }).flatMap((file) =>
    writesOf(file, readSource(file) ?? '')
      .filter(({ path }) => WRITERS[path] !== file)
      .map(({ line, path }) => `${file}:${line} writes what ${path} names: ${WRITERS[path]} does`),
  );
  expect(strays).toEqual([]);
});

test('[A16] a write is found in each syntactic form', () => {
  const found = (code: string) => writesOf('one.ts', code).map(({ path }) => path);
  expect(found('batch.update(db.doc(memberPath(t, u)), { role })')).toEqual(['memberPath']);
  expect(found('const ref = db.doc(messagePath(t, m)); batch.set(ref, {})')).toEqual(['messagePath']);
  expect(found('await firestore().doc(eventPath(t, e)).delete()')).toEqual(['eventPath']);
  expect(found('const doc = await db.doc(memberPath(t, u)).get(); map.set(memberPath(t, u), doc)')).toEqual(
    [],
  );
});
