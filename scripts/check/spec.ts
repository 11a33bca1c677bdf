// SPEC.md and the tests agree: every rule (`- **R3** …`) has a test that cites it (`[R3]` in its title), and
// every citation has a rule.
import { readSource, testFiles } from './source-files';

const RULE = /^\s*[-*] \*\*([A-Z]\d+)\*\*/gm;
/** The title argument of test, it, describe and similar calls; `each` puts a table between. */
const TITLE = /\b(?:test|it|describe|story)[\w.]*(?:\([^'"`]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g;
/** Only rules: `[X14]` names an attack of docs/security.md. */
const CITATION = /\[([A-WYZ]\d+(?:,\s*[A-WYZ]\d+)*)\]/g;

export function checkSpec(): string[] {
  const spec = readSource('SPEC.md');
  if (spec === undefined) return ['SPEC.md is missing'];
  const tests = testFiles().map((file) => ({
    file,
    text: readSource(file) ?? '',
  }));
  return compareSpec(spec, tests);
}

export function compareSpec(spec: string, tests: readonly { file: string; text: string }[]): string[] {
  const rules = [...spec.matchAll(RULE)].map(([, rule]) => rule ?? '');
  const cited = tests.flatMap(({ file, text }) => citations(text).map((rule) => ({ file, rule })));
  const twice = rules.filter((rule, index) => rules.indexOf(rule) !== index);
  return [
    ...twice.map((rule) => `SPEC.md has two rules ${rule}`),
    ...rules
      .filter((rule) => !cited.some((each) => each.rule === rule))
      .map((rule) => `${rule}: no test cites it`),
    ...cited
      .filter(({ rule }) => !rules.includes(rule))
      .map(({ file, rule }) => `${file} cites ${rule}: no such rule`),
  ];
}

function citations(text: string): string[] {
  const titles = [...text.matchAll(TITLE)].map(([, , title]) => title ?? '');
  const lists = titles.flatMap((title) => [...title.matchAll(CITATION)].map(([, list]) => list ?? ''));
  return [...new Set(lists.flatMap((list) => list.split(/,\s*/)))];
}
