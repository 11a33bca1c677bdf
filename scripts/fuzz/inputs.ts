// What is thrown at parsers and at the page. Pieces that mean something are likelier than noise, and repetitions likelier than
// single ones: what stops a page is rarely random all through.
import { wrapProgram } from '@/scripts/demo-model/programs';
import type { Random } from './random';

export const KINDS = ['bytes', 'markdown', 'program', 'diagram'] as const;
export type Kind = (typeof KINDS)[number];

const KB = 1024;

/** A text of this kind, of at most some 120 KB. */
export function inputOf(kind: Kind, random: Random): string {
  switch (kind) {
    case 'bytes':
      return bytes(random);
    case 'markdown':
      return markdown(random);
    case 'program':
      return wrapProgram('Fuzzing', program(random));
    case 'diagram':
      return `\`\`\`mermaid\n${diagram(random)}\n\`\`\``;
  }
}

/** Of any length up to `most`, short ones as often as long ones. */
function lengthUpTo(most: number, random: Random): number {
  return random.upTo(Math.floor(most / 2 ** random.upTo(8)));
}

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function bytes(random: Random): string {
  const raw = Uint8Array.from(many(lengthUpTo(60 * KB, random), () => random.upTo(255)));
  // What is no UTF-8 becomes U+FFFD, as in a body.
  return new TextDecoder().decode(raw).replaceAll('\0', ' ');
}

const MARKS = [
  '*',
  '_',
  '**',
  '~~',
  '`',
  '```',
  '[',
  ']',
  '(',
  ')',
  '![',
  '](',
  '[a](u)',
  '[^a]',
  '[^a]: ',
  '<',
  '>',
  '- ',
  '1. ',
  '# ',
  '> ',
  '|',
  '|-',
  '---',
  '\n',
  '\n\n',
  '    ',
  '\t',
  '\\',
  '$',
  '$$',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  '&amp;',
  '&',
  ':',
  'http://a.b/',
  'www.a.b',
  'a@b.c',
  '<!--',
  '<a',
  '<![CDATA[',
  '😀',
  'word ',
  'กา',
  'ع',
  '漢',
  '\u202e',
  '\u200d',
  '- [x] ',
  'a',
  ' ',
  '\\frac',
  '\\def\\x{',
  '{',
  '}',
  '^',
  '_{',
] as const;

function markdown(random: Random): string {
  const most = lengthUpTo(120 * KB, random);
  let text = '';
  while (text.length < most) {
    const phrase = many(1 + random.upTo(4), () => random.pick(MARKS)).join('');
    text += random.once(3) ? phrase.repeat(1 + lengthUpTo(4_000, random)) : phrase;
  }
  return text.slice(0, most).toWellFormed();
}

const COMPONENTS = [
  'Card',
  'TextContent',
  'Header',
  'Tabs',
  'TabItem',
  'Form',
  'FormControl',
  'Input',
  'Select',
  'Table',
  'Col',
  'List',
  'ListItem',
  'ButtonGroup',
  'Button',
  'BarChart',
  'Series',
  'Accordion',
  'AccordionItem',
  'Steps',
  'StepsItem',
  'Callout',
  'FollowUpBlock',
  'Image',
  'CodeBlock',
  'Carousel',
  'Unknown',
  '@Each',
  'Slider',
] as const;

function program(random: Random): string {
  const names = 1 + lengthUpTo(400, random);
  const value = (depth: number): string => {
    const kind = random.upTo(depth > 4 ? 3 : 6);
    if (kind === 0) return `"${'text '.repeat(1 + lengthUpTo(2_000, random)).slice(0, 4_000)}"`;
    if (kind <= 2) return `a${random.upTo(names)}`;
    if (kind === 3)
      return random.pick(['1', '-1e9', 'true', 'null', '{}', '[]', '"', '600000', 'data.x', '"a" + 1']);
    if (kind === 4) return `[${many(1 + lengthUpTo(30, random), () => value(depth + 1)).join(', ')}]`;
    if (kind === 5) return `{a: ${value(depth + 1)}, "type": ${value(depth + 1)}}`;
    return `${random.pick(COMPONENTS)}(${many(1 + random.upTo(5), () => value(depth + 1)).join(', ')})`;
  };
  const line = (name: string) => {
    const card = `${name} = Card([${many(1 + random.upTo(12), () => `a${random.upTo(names)}`).join(', ')}])`;
    return random.once(3) ? card : `${name} = ${value(0)}`;
  };
  const lines = [line('root'), ...many(names, (index) => line(`a${index}`))].join('\n').slice(0, 100 * KB);
  return random.once(4) ? lines.slice(0, random.upTo(lines.length)) : lines;
}

const TYPES = [
  'flowchart LR',
  'graph TD',
  'sequenceDiagram',
  'classDiagram',
  'stateDiagram-v2',
  'erDiagram',
  'gantt',
  'pie',
  'mindmap',
  'timeline',
  'gitGraph',
  'journey',
  'quadrantChart',
  'xychart-beta',
  'sankey-beta',
  'block-beta',
  'kanban',
  'requirementDiagram',
  'packet-beta',
  'C4Context',
  'architecture-beta',
  '%%{init: {}}%%\nflowchart',
] as const;

function diagram(random: Random): string {
  const thing = () => `n${random.upTo(40)}`;
  const number = () => String(random.pick([1, 7, 40, 150, 199, 201, 1e6, 1e12]));
  const makers: readonly [() => string, ...(() => string)[]] = [
    () => `${thing()} --> ${thing()}`,
    () => `${thing()} & ${thing()} & ${thing()} --> ${thing()} & ${thing()}`,
    () => `${thing()}["a label of ${number()}"] -- text --> ${thing()}`,
    () => `${thing()}->>${thing()}: says ${number()}`,
    () => `${thing()} <|-- ${thing()}`,
    () => `${thing()} ||--o{ ${thing()} : has`,
    () => `subgraph ${thing()}`,
    () => 'end',
    () => `loop every ${number()}`,
    () => `state ${thing()} {`,
    () => '}',
    () => `"a ${thing()}" : ${number()}`,
    () => `Task ${thing()} :a${random.upTo(9)}, 2026-01-01, ${number()}d`,
    () => `section ${thing()}`,
    () => `bar [${many(1 + random.upTo(20), number).join(', ')}]`,
    () => `${thing()},${thing()},${number()}`,
    () => `${'  '.repeat(random.upTo(9))}${thing()}`,
    () => `space:${number()}`,
    () => `columns ${number()}`,
    () => `commit id: "${thing()}"`,
    () => `branch ${thing()}`,
    () => `merge ${thing()}`,
    () => `${thing()}: ${number()}: Ada, Grace`,
    () => `style ${thing()} fill:#f9f,stroke-width:${number()}px`,
    () => `classDef ${thing()} stroke-dasharray: ${number()}`,
    () =>
      many(1 + random.upTo(9), () => random.pick(MARKS))
        .join('')
        .replaceAll('\n', ' '),
  ];
  // Mostly of one or two sorts: a diagram of all of them is none.
  const sorts: readonly [() => string, ...(() => string)[]] = [random.pick(makers), random.pick(makers)];
  const lines = many(1 + lengthUpTo(320, random), () =>
    (random.once(8) ? random.pick(makers) : random.pick(sorts))(),
  );
  return [random.pick(TYPES), ...lines].join(random.once(6) ? ';' : '\n').replaceAll('```', '');
}
