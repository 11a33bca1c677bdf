import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { ROOT } from '@/scripts/stack/child';
import { NO_TEXT_PARSERS, TEXT_PARSERS } from './text-parsers';

const KB = 1024;
/** The smaller texts, each compared with eight times as much: 8 for linear time, and its collection; 64 is quadratic. Where the larger text
 *  is the first whose arrays the machine has to map anew, linear work takes up to 32 times as long: then the next step decides. */
const STEPS_KB = [4, 32, 256] as const;
const MOST_GROWTH = 12;
/** A quadratic parser ends here, at the first step, before it runs for minutes. */
const QUADRATIC = 48;
/** What a short text costs, in looks at each of its characters: a parser of bounded texts may be slow within its bound. */
const MOST_LOOKS = 200;
/** Whatever disturbs a measurement only adds to it, so a pair that fits counts; a quadratic parser has none. */
const TRIES = 30;
const TIMEOUT_MS = 60_000;

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** One look at every character: times below it are too short to say anything about growth. */
function floorFor(text: string): number {
  return timeOf(() => {
    const seen = new Map<string, number>();
    for (const char of text) seen.set(char, (seen.get(char) ?? 0) + 1);
    return seen;
  });
}

/** The smallest of several tries; the first that is small enough ends them. */
function least(most: number, measure: () => number): number {
  let found = Infinity;
  for (let tried = 0; tried < TRIES && found > most; tried += 1) found = Math.min(found, measure());
  return found;
}

type Filler = (chars: number) => string;

/** What is wrong with a parser's time over such a text; null when nothing is. */
function slownessOf(parse: (text: string) => unknown, fill: Filler): string | null {
  const text = fill(STEPS_KB[0] * KB);
  const looks = least(MOST_LOOKS, () => timeOf(() => parse(text)) / floorFor(text));
  if (looks > MOST_LOOKS) return `${STEPS_KB[0]} KB cost ${looks.toFixed()} looks at each character`;
  const growths: string[] = [];
  for (const kb of STEPS_KB) {
    const growth = growthOf(parse, fill, kb);
    if (growth <= MOST_GROWTH) return null;
    growths.push(`${8 * kb} KB cost ${growth.toFixed(1)} times ${kb} KB`);
    if (growth > QUADRATIC) break;
  }
  return growths.join(', ');
}

/** How many times as long eight times the text takes, at least. */
function growthOf(parse: (text: string) => unknown, fill: Filler, kb: number): number {
  const [small, large] = [fill(kb * KB), fill(8 * kb * KB)];
  return least(
    MOST_GROWTH,
    () =>
      timeOf(() => parse(large)) /
      Math.max(
        floorFor(small),
        timeOf(() => parse(small)),
      ),
  );
}

describe('[E10] [X94] eight times the text costs at most twelve times the time', () => {
  test.each(Object.entries(TEXT_PARSERS))('%s', { timeout: TIMEOUT_MS }, (_, { parse, texts }) => {
    const slow = Object.entries(texts).map(([name, fill]) => [name, slownessOf(parse, fill)]);
    expect(slow.filter(([, why]) => why !== null)).toEqual([]);
  });
});

describe('[E10] every function of model/ that takes text is tried', () => {
  const taking = modelFiles().flatMap((file) =>
    textFunctionsIn(file).map((name) => `${path.basename(file, '.ts')} ${name}`),
  );

  test('or is listed as one that does not parse any', () => {
    const known = (name: string) => Object.hasOwn(TEXT_PARSERS, name) || NO_TEXT_PARSERS.has(name);
    expect(taking.filter((name) => !known(name))).toEqual([]);
  });

  test('and is listed once, by the name it has', () => {
    expect([...NO_TEXT_PARSERS].filter((name) => !taking.includes(name) || name in TEXT_PARSERS)).toEqual([]);
  });
});

function modelFiles(): string[] {
  return fs.globSync('model/**/*.ts', { cwd: ROOT, exclude: ['**/*.test.ts'] }).toSorted();
}

/** Exported functions with a parameter that is or contains a text: a string, a message, a program. */
function textFunctionsIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(path.join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const aliases = new Map(
    source.statements
      .filter(ts.isTypeAliasDeclaration)
      .map((alias) => [alias.name.text, alias.type.getText()]),
  );
  return source.statements
    .filter(ts.isFunctionDeclaration)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .filter(({ parameters }) =>
      parameters.some(({ type }) => {
        const text = type?.getText() ?? '';
        return /\b(string|Message|PromptSource|C1Program)\b/.test(`${text} ${aliases.get(text) ?? ''}`);
      }),
    )
    .map(({ name }) => name?.text ?? '');
}
