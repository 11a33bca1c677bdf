import { expect, test } from 'vitest';
import { MAX_DIAGRAM_CHARS } from '@/model/limits';
import { refusalOf } from './judge-diagram';

const edges = (count: number) => Array.from({ length: count }, (_, n) => `n${n} --> n${n + 1}`).join('\n');
const tangle = (count: number, nodes: number) =>
  Array.from({ length: count }, (_, n) => `n${n % nodes} --> n${(n * 7) % nodes}`).join('\n');
const deep = (depth: number) => `flowchart\n${'subgraph a\n'.repeat(depth)}x --> y\n${'end\n'.repeat(depth)}`;

const DRAWN = [
  'flowchart LR\n  A[HTTP 404] -->|after 5000 ms| B{"Retry 1000 times?"}\n  B --> C[(Store 2024)]',
  'graph TD; A-->B; A-->C; style A fill:#f9f9f9,stroke:#333333,stroke-width:4px',
  '---\ntitle: Steps\n---\nflowchart TD\n  a1000 --> b2000',
  '%% 100000 in a comment\nsequenceDiagram\n  autonumber\n  Ada->>Grace: Send 5000\n  loop every 1000 ms\n  Grace-->>Ada: Yes\n  end',
  "%%{init: {'theme': 'dark', 'flowchart': {'nodeSpacing': 50}}}%%\nflowchart LR\n A --> B",
  'gantt\n  dateFormat YYYY-MM-DD\n  excludes weekends\n  section One\n  Task :a1, 2026-01-01, 30d\n  Next :after a1, 20d',
  'pie title Pets\n  "Dogs" : 386\n  "Cats" : 85000000000',
  'xychart-beta\n  x-axis [2020, 2021]\n  y-axis "Revenue" 4000 --> 11000\n  bar [5000, 6000]',
  'block-beta\n  columns 3\n  space:3\n  a["One 5000"] b c',
  'erDiagram\n  CUSTOMER ||--o{ ORDER : places\n  ORDER ||--|{ LINE : contains',
  'stateDiagram-v2\n  [*] --> Still\n  state Moving {\n    a --> b\n  }\n  Still --> [*]',
  'classDiagram\n  Animal <|-- Duck\n  class Duck {\n    +String beak\n  }',
  'mindmap\n  root((Plan 2026))\n    One\n      Two',
  'timeline\n  2002 : LinkedIn\n  2004 : Facebook',
  `flowchart\n${edges(100)}`,
  `flowchart\n${tangle(50, 30)}`,
  `sequenceDiagram\n${'Ada->>Grace: Yes\n'.repeat(100)}`,
  deep(8),
];

test('[F27] diagrams of the usual types and sizes are drawn, whatever their labels say', () => {
  expect(DRAWN.filter((source) => refusalOf(source) !== null)).toEqual([]);
});

test('[F27] [X94] a diagram that would stop the page is refused: numbers, edges, lengths, depth and types', () => {
  const refused: Record<string, string> = {
    'block-beta\ncolumns 3\nspace:10000000\na': 'too-large',
    'block-beta\ncolumns 3\nspace:1e7\na': 'too-large',
    'block-beta; columns 3; space:201; a': 'too-large',
    'block-beta\n%% "\nspace:10000000\n%% "\na': 'too-large',
    '%%{init: {}}%%\nblock-beta\nspace:10000000': 'too-large',
    '%%{init: {"flowchart": {"rankSpacing": 100000}}}%%\nflowchart LR\nA --> B': 'too-large',
    '%%{init: {"fontSize": 100000}\nflowchart LR\nA --> B': 'too-large',
    [`flowchart\n${edges(101)}`]: 'too-large',
    [`flowchart\n${tangle(100, 41)}`]: 'too-large',
    [`stateDiagram-v2\n${tangle(60, 20)}`]: 'too-large',
    [`graph TD; ${edges(299).replaceAll('\n', ';')}`]: 'too-large',
    'flowchart\na & b & c & d & e & f & g & h & i & j & k --> a & b & c & d & e & f & g & h & i & j':
      'too-large',
    [`flowchart\na ${'-'.repeat(5_000)}> b`]: 'too-large',
    [`flowchart\na -${'.'.repeat(5_000)}-> b`]: 'too-large',
    [deep(9)]: 'too-large',
    [`mindmap\n${'  a\n'.repeat(400)}`]: 'too-large',
    'gantt\nexcludes weekends\nOne :a, 2000-01-01, 90000-01-01': 'too-large',
    'gantt\nexcludes weekends\nOne :a, 2000-01-01, 150y': 'too-large',
    'gantt\nOne :a, 2000-01-01, 5000d': 'too-large',
    'gantt\ntickInterval 1millisecond\nOne :a, 2000-01-01, 100d': 'too-large',
    'pie\n "Dogs" : 1e300': 'too-large',
    'pie\n "Dogs" : 99999999999999999999': 'too-large',
    'xychart-beta\n bar [5000, 1e400]': 'too-large',
    [`xychart-beta\n bar [${Array.from({ length: 301 }, (_, n) => n).join(', ')}]`]: 'too-large',
    'packet-beta\n0-10000000: "a"': 'unknown',
    '---\nconfig: &a [x]\n---\nflowchart LR\nA --> B': 'unknown',
    'no diagram at all': 'unknown',
    [`flowchart\nA["${'a'.repeat(MAX_DIAGRAM_CHARS)}"]`]: 'too-long',
  };
  expect(Object.fromEntries(Object.keys(refused).map((source) => [source, refusalOf(source)]))).toEqual(
    refused,
  );
});
