// Colours of code by the grammars of highlight.js. Each is a chunk of its own, fetched with the first code of its language. Their
// patterns can take time that grows with the square of a text, or worse: only a worker, which can be ended, may call this.
import type { Parents } from 'hast';
import { createLowlight, type LanguageFn } from 'lowlight';
import { kindOf, type Runs } from './colour-kinds';
import type { Grammar } from './grammar-names';

export const GRAMMARS: Record<Grammar, () => Promise<{ default: LanguageFn }>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  clojure: () => import('highlight.js/lib/languages/clojure'),
  console: () => import('highlight.js/lib/languages/shell'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  dart: () => import('highlight.js/lib/languages/dart'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  elixir: () => import('highlight.js/lib/languages/elixir'),
  erlang: () => import('highlight.js/lib/languages/erlang'),
  go: () => import('highlight.js/lib/languages/go'),
  graphql: () => import('highlight.js/lib/languages/graphql'),
  haskell: () => import('highlight.js/lib/languages/haskell'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  julia: () => import('highlight.js/lib/languages/julia'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  latex: () => import('highlight.js/lib/languages/latex'),
  less: () => import('highlight.js/lib/languages/less'),
  lua: () => import('highlight.js/lib/languages/lua'),
  makefile: () => import('highlight.js/lib/languages/makefile'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  matlab: () => import('highlight.js/lib/languages/matlab'),
  nginx: () => import('highlight.js/lib/languages/nginx'),
  objectivec: () => import('highlight.js/lib/languages/objectivec'),
  perl: () => import('highlight.js/lib/languages/perl'),
  php: () => import('highlight.js/lib/languages/php'),
  powershell: () => import('highlight.js/lib/languages/powershell'),
  protobuf: () => import('highlight.js/lib/languages/protobuf'),
  python: () => import('highlight.js/lib/languages/python'),
  r: () => import('highlight.js/lib/languages/r'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  scala: () => import('highlight.js/lib/languages/scala'),
  scss: () => import('highlight.js/lib/languages/scss'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

/** Grammars that read parts of another language's code. */
const EMBEDDED: Partial<Record<Grammar, readonly Grammar[]>> = {
  console: ['bash'],
  javascript: ['xml'],
  markdown: ['xml'],
  php: ['xml'],
  typescript: ['xml'],
  xml: ['css', 'javascript'],
};

const lowlight = createLowlight();

/** Fetches a grammar and those of what may be embedded. */
export async function loadGrammar(grammar: Grammar): Promise<void> {
  const missing = [grammar, ...(EMBEDDED[grammar] ?? [])].filter((name) => !lowlight.registered(name));
  await Promise.all(missing.map(async (name) => lowlight.register(name, (await GRAMMARS[name]()).default)));
}

/** Its grammar has been loaded. */
export function coloursOf(code: string, grammar: Grammar): Runs {
  const runs: number[] = [];
  let at = 0;
  const read = (parent: Parents, kind: number | null): void => {
    for (const node of parent.children) {
      if (node.type === 'element') read(node, kindOf(node.properties['className'], kind));
      if (node.type !== 'text') continue;
      const to = at + node.value.length;
      if (kind !== null && runs.at(-2) === at && runs.at(-1) === kind) runs[runs.length - 2] = to;
      else if (kind !== null) runs.push(at, to, kind);
      at = to;
    }
  };
  read(lowlight.highlight(grammar, code), null);
  return Uint32Array.from(runs);
}
