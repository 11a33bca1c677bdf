import { expect, test } from 'vitest';
import { guardMarks, mutatedSource, mutationOf } from './guard-mutations';
import { MUTANTS } from './mutants';
import { readSource } from './source-files';
import { applyEdits, marksIn, syntaxErrors } from './source-marks';

const marks = guardMarks();

test('every guard in the source has a mutant, and every mutant exactly one guard', () => {
  expect(marks.map(({ name }) => name).toSorted()).toEqual(MUTANTS.map(({ name }) => name).toSorted());
});

test.each(MUTANTS)('$name: the mutation changes the source, which still parses', (mutant) => {
  const { file, text } = mutatedSource(mutant, marks);
  expect(text).not.toBe(readSource(file));
  expect(syntaxErrors(text)).toEqual([]);
});

test.each(MUTANTS)('$name: the test that must fail is in the file that the table names', (mutant) => {
  expect(readSource(mutant.test)).toContain(`'${mutant.title}`);
});

/** The source with its one guard broken. */
function broken(source: string, value?: (value: string) => string): string {
  const [mark] = marksIn('guarded.ts', source, 'guard');
  return mark === undefined ? source : applyEdits(source, [mutationOf(mark, value)]);
}

const M = '\n// guard: members\n';

test.each([
  ['a branch', `${M}if (no) throw gone();`, `${M}{}`],
  ['a call', `${M}requireOpen(thread);`, `${M}{}`],
  ['a call that is awaited', `${M}await spend(rates);`, `${M}{}`],
  ['a right', `${M}await requireAccess(p, t, 'a');`, `${M}await requireAccess(p, t, 'read thread');`],
  [
    'a right for its value',
    `${M}const { further } = await accessOf(uid, t, 'a', []);`,
    `${M}const { further } = await accessOf(uid, t, 'read thread', []);`,
  ],
  ['a property', `f({ a, ${M}b: c, d });`, `f({ a, ${M}...{}, d });`],
  ['an operand of ||', `if (a || ${M}b || c) return;`, `if (a || ${M}false || c) return;`],
  ['an operand of &&', `x = a && ${M}b.c(d);`, `x = a && ${M}true;`],
  ['the first operand', `if (${M}a || b || c) return;`, `if (${M}false || b || c) return;`],
  ['the first operand of a choice', `x = ${M}a && b ? c : d;`, `x = ${M}true && b ? c : d;`],
])('of %s the guard is left out', (_, sound, mutated) => {
  expect(broken(sound)).toBe(mutated);
});

test.each([
  ['always', 'const sees = can(role);', 'const sees = true;'],
  ['never', 'return a >= b;', 'return false;'],
  ['always', 'f({ all: can(role) ? x : y });', 'f({ all: true ? x : y });'],
])('a condition is %s true when its mark says so', (note, sound, mutated) => {
  const marked = (text: string) => text.replace(/(?=const|return|all)/, `\n// guard: members (${note})\n`);
  expect(broken(marked(sound))).toBe(marked(mutated));
});

test('a value becomes what the table says', () => {
  expect(broken(`${M}const member = read(doc);`, (value) => `${value} ?? {}`)).toBe(
    `${M}const member = read(doc) ?? {};`,
  );
});

test.each([
  ['a choice of two branches', `${M}if (no) throw gone(); else go();`],
  ['a value without a mutation', `${M}const member = read(doc);`],
  ['a condition by itself', `const x = ${M}a ? b : c;`],
  ['a mark behind code', 'requireOpen(thread); // guard: members\nf();'],
  ['a name that is not in lower case and hyphens', '// guard: Only members\nf();'],
  ['a mark with nothing below it', 'f();\n// guard: members'],
  ['a note of another kind', '// guard: members (perhaps)\nconst a = b;'],
])('%s is refused', (_, source) => {
  expect(() => broken(source)).toThrow('guard');
});
