// Breaks the rules on purpose, one condition at a time, and expects the suite to fail. A mutant that no test notices is a
// missing test. Every run has its own emulator project, so mutants share one emulator, two at a time.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { conditionsOf, type Condition } from './conditions';
import { RULES_FILE, ROOT } from './project';

const AT_ONCE = 2;
/** By far the longest file. */
const TABLE = 'tests/rules/table.test.ts';
const LISTS = 'tests/rules/lists.test.ts';

type Mutant = { name: string; rules: string; condition: Condition };
type Report = { killed: number; total: number; survivors: string[] };

/** Needs the emulator that FIRESTORE_EMULATOR_HOST names. @throws when the suite is red without any mutation. */
export async function mutateRules(): Promise<Report> {
  const mutants = mutantsOf(fs.readFileSync(RULES_FILE, 'utf8'));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rules-'));
  try {
    const sound = path.join(folder, 'sound.rules');
    fs.copyFileSync(RULES_FILE, sound);
    if ((await runSuite(sound, behaviourTests())) === 'red')
      throw new Error('The rules suite is red without any mutation');
    const survivors = await survivorsOf(mutants, folder);
    return { killed: mutants.length - survivors.length, total: mutants.length, survivors };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function survivorsOf(mutants: readonly Mutant[], folder: string): Promise<string[]> {
  const survivors: string[] = [];
  const queue = mutants.entries();
  const work = async () => {
    for (const [index, mutant] of queue) {
      const file = path.join(folder, `${index}.rules`);
      fs.writeFileSync(file, mutant.rules);
      if (await isKilled(mutant, file)) continue;
      survivors.push(mutant.name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return survivors;
}

/** Runs the whole suite in the order that fails soonest, and stops at the first failed test. */
async function isKilled({ condition: { allow } }: Mutant, file: string): Promise<boolean> {
  const passes = [
    ...(allow === undefined ? [] : [[TABLE, LISTS, '-t', `\\(${allow.collections}\\).* ${allow.method} `]]),
    behaviourTests().filter((test) => test !== TABLE),
    [TABLE],
  ];
  for (const pass of passes) if ((await runSuite(file, pass)) === 'red') return true;
  return false;
}

/** Tests that use the emulator; the others read the text of the rules, and cannot notice a mutant. */
function behaviourTests(): string[] {
  return fs
    .readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => fs.readFileSync(path.join(import.meta.dirname, name), 'utf8').includes('openProject('))
    .map((name) => `tests/rules/${name}`);
}

/**
 * Red only by a failed test: a run that broke in another way (rules that do not compile, no emulator) throws. Stopped by
 * its first failure, vitest now and then loses the report of that failure: then it runs once more to the end.
 */
async function runSuite(rules: string, selection: readonly string[]): Promise<'red' | 'green'> {
  const quick = await runVitest(rules, ['--bail', '1', ...selection]);
  const { code, output } = isVerdict(quick) ? quick : await runVitest(rules, selection);
  if (code === 0) return 'green';
  if (isVerdict({ code, output })) return 'red';
  throw new Error(`A run of the suite broke instead of failing:\n${output}`);
}

type Run = { code: number | null; output: string };

function isVerdict({ code, output }: Run): boolean {
  return code === 0 || /^\s*Tests\s.*\d+ failed/m.test(output);
}

async function runVitest(rules: string, options: readonly string[]): Promise<Run> {
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const run = spawn(
    process.execPath,
    [vitest, 'run', '--project', 'rules', '--maxWorkers', '2', ...options],
    {
      cwd: ROOT,
      env: { ...process.env, RULES_UNDER_TEST: rules, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  run.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  run.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    run.once('error', reject);
    run.once('close', resolve);
  });
  return { code, output };
}

/** Each condition true and false; each part of it left out; each number one more and one less. */
export function mutantsOf(rules: string): Mutant[] {
  return conditionsOf(rules).flatMap((condition) => {
    const line = rules.slice(0, condition.start).split('\n').length;
    return replacements(condition.expression).map((replacement) => ({
      name: `line ${line}, ${condition.name}: ${oneLine(replacement)}`,
      rules: rules.slice(0, condition.start) + replacement + rules.slice(condition.end),
      condition,
    }));
  });
}

function replacements(expression: string): string[] {
  if (/^\d+$/.test(expression)) return [`${Number(expression) + 1}`, `${Number(expression) - 1}`];
  return ['true', 'false', ...withOnePartLess(expression)];
}

function withOnePartLess(expression: string): string[] {
  const inner = /^\((.*)\)$/s.exec(expression.trim())?.[1];
  if (inner !== undefined && partsOf(inner, '||').length > 1)
    return withOnePartLess(inner).map((less) => `(${less})`);
  for (const operator of ['||', '&&']) {
    const parts = partsOf(expression, operator);
    if (parts.length < 2) continue;
    return parts.flatMap((part, index) => [
      parts.toSpliced(index, 1).join(operator),
      ...withOnePartLess(part).map((less) => parts.with(index, ` ${less} `).join(operator)),
    ]);
  }
  return [];
}

/** Split at an operator that stands outside of brackets and quotes. */
function partsOf(expression: string, operator: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const token of expression.match(/'[^']*'|&&|\|\||[\s\S]/g) ?? []) {
    if ('([{'.includes(token)) depth += 1;
    if (')]}'.includes(token)) depth -= 1;
    if (token === operator && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
