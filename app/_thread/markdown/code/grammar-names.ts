// Which grammar reads the code of a fence, by its info string. Other languages stay plain: a guess would colour at random.

/** Info strings that lead to each grammar, beside its own name. */
const ALIASES = {
  bash: 'sh shell zsh shellscript ksh',
  c: 'h',
  clojure: 'clj cljs edn',
  console: 'shellsession sh-session',
  cpp: 'c++ cc cxx hpp hxx h++ arduino',
  csharp: 'cs c#',
  css: '',
  dart: '',
  diff: 'patch',
  dockerfile: 'docker containerfile',
  elixir: 'ex exs',
  erlang: 'erl',
  go: 'golang',
  graphql: 'gql',
  haskell: 'hs',
  ini: 'toml cfg conf properties editorconfig',
  java: '',
  javascript: 'js jsx mjs cjs node',
  json: 'jsonc json5 ndjson',
  julia: 'jl',
  kotlin: 'kt kts',
  latex: 'tex',
  less: '',
  lua: '',
  makefile: 'make mk',
  markdown: 'md mdx',
  matlab: 'octave',
  nginx: '',
  objectivec: 'objc obj-c objective-c mm',
  perl: 'pl pm',
  php: '',
  powershell: 'ps1 pwsh ps',
  protobuf: 'proto',
  python: 'py python3 gyp pyi',
  r: 'rscript',
  ruby: 'rb gemspec',
  rust: 'rs',
  scala: 'sc sbt',
  scss: 'sass',
  sql: 'postgres postgresql pgsql mysql sqlite plpgsql tsql',
  swift: '',
  typescript: 'ts tsx mts cts',
  xml: 'html htm xhtml svg rss vue svelte plist',
  yaml: 'yml',
} as const;

export type Grammar = keyof typeof ALIASES;

const BY_NAME = new Map<string, Grammar>();
for (const grammar of Object.keys(ALIASES)) {
  if (!isGrammar(grammar)) continue;
  for (const name of `${grammar} ${ALIASES[grammar]}`.trim().split(' ')) BY_NAME.set(name, grammar);
}

function isGrammar(name: string): name is Grammar {
  return name in ALIASES;
}

/** Null for plain text and for languages that no grammar here reads. */
export function grammarOf(language: string): Grammar | null {
  return BY_NAME.get(language) ?? null;
}
