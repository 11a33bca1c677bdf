import { describe, expect, test } from 'vitest';
import { escapeText } from './answer';
import { formsOf } from './c1-form';
import { readC1, readProgram, resolved, type C1Value } from './c1-program';
import { sizeOfC1 } from './c1-size';
import { MAX_C1_DEPTH, MAX_C1_NESTING } from './limits';

const wrapped = (program: string) =>
  `<content thesys="true" version="2">\n${escapeText(`\`\`\`openui-lang\n${program}\n\`\`\``)}\n</content>`;

const text = (value: string): C1Value => ({ kind: 'string', text: value });
const number = (value: number): C1Value => ({ kind: 'number', value });
const name = (value: string): C1Value => ({ kind: 'reference', name: value });
const nothing: C1Value = { kind: 'null' };

/** The value of the one statement `x = …`. */
const valueOf = (source: string) => readProgram(`x = ${source}`).statements.get('x');

describe('[F40] a program is read without the SDK', () => {
  test('statements by their names, the later of two alike', () => {
    const { statements } = readC1(wrapped('root = Card([a])\na = Header("One")\n\na = Header("Two")'));
    expect([...statements.keys()]).toEqual(['root', 'a']);
    expect(statements.get('root')).toEqual({
      kind: 'call',
      component: 'Card',
      args: [{ kind: 'array', items: [name('a')] }],
    });
    expect(statements.get('a')).toEqual({ kind: 'call', component: 'Header', args: [text('Two')] });
  });

  test.each<[string, C1Value]>([
    ['"a \\"b\\" \\u006f\\n & <c>"', text('a "b" o\n & <c>')],
    ["'it\\'s'", text("it's")],
    ['-1.5e2', number(-150)],
    ['true', { kind: 'boolean', value: true }],
    ['null', nothing],
    ['$count', name('$count')],
    [
      '[1, [2], "c",]',
      { kind: 'array', items: [number(1), { kind: 'array', items: [number(2)] }, text('c')] },
    ],
    ['["a" "b"]', { kind: 'array', items: [text('a'), text('b')] }],
    ['["a", , "b"]', { kind: 'array', items: [text('a'), nothing, text('b')] }],
    [
      '{type: "open_url", "a b" : 1, __proto__: 2}',
      {
        kind: 'object',
        entries: [
          ['type', text('open_url')],
          ['a b', number(1)],
          ['__proto__', number(2)],
        ],
      },
    ],
    ['Tag(\n  "a", // why\n  b # not\n)', { kind: 'call', component: 'Tag', args: [text('a'), name('b')] }],
    ['a - 1', { kind: 'expression', parts: [name('a'), '-', number(1)] }],
    ['rows[0].name', { kind: 'expression', parts: [name('rows'), '[', number(0), ']', '.name'] }],
    ['a\n  ? "y"\n  : "n"', { kind: 'expression', parts: [name('a'), '?', text('y'), ':', text('n')] }],
    [
      '!(a == b)',
      {
        kind: 'expression',
        parts: [
          '!',
          {
            kind: 'expression',
            parts: ['(', { kind: 'expression', parts: [name('a'), '==', name('b')] }, ')'],
          },
        ],
      },
    ],
    ['@Count(a)', { kind: 'call', component: '@Count', args: [name('a')] }],
  ])('%s', (source, value) => {
    expect(valueOf(source)).toEqual(value);
  });

  test('whatever half of it has arrived', () => {
    const whole = wrapped('root = Card([head, "a & b\\u0041"], {a: 1})\nhead = Header("Launch")');
    for (let length = 0; length <= whole.length; length += 1)
      expect(() => formsOf(readC1(whole.slice(0, length)))).not.toThrow();
    expect(valueOf('Header("Half a wor')).toEqual({
      kind: 'call',
      component: 'Header',
      args: [text('Half a wor')],
    });
    expect(valueOf('["a\\u00')).toEqual({ kind: 'array', items: [text('a')] });
    const inEntity = readC1(whole.slice(0, whole.indexOf('&amp;') + 3));
    expect(JSON.stringify([...inEntity.statements])).toContain('"a "');
  });

  test('lines that are no statements are skipped', () => {
    const { statements } = readProgram('Here it is:\nroot = Card([])\n)]}\n= 3\nx =\n"y" = 2\nz = 1');
    expect([...statements.keys()]).toEqual(['root', 'z']);
  });

  test('what surrounds the fence is no part of it', () => {
    const { statements } = readProgram('```openui-lang\nroot = "```"\n```\nx = 1');
    expect([...statements]).toEqual([['root', text('```')]]);
  });

  test('the older form is one object', () => {
    const program = readC1(
      '<content thesys="true">{"component":{"component":"Card","props":{"children":["a"]}}}</content>',
    );
    expect(program.form).toBe('json');
    expect(program.statements.get('root')).toMatchObject({ entries: [['component', { kind: 'object' }]] });
  });

  test(`below ${MAX_C1_NESTING} levels nothing is read`, () => {
    const nested = (levels: number) => readProgram(`x = ${'['.repeat(levels)}${']'.repeat(levels)}\ny = 1`);
    expect(nested(MAX_C1_NESTING)).toMatchObject({ isTooDeep: false, statements: { size: 2 } });
    expect(nested(MAX_C1_NESTING + 1)).toMatchObject({ isTooDeep: true, statements: { size: 1 } });
  });

  test('references are followed, circles not for ever', () => {
    const program = readProgram('a = b\nb = "end"\nc = d\nd = c');
    expect(resolved(name('a'), program)).toEqual(text('end'));
    expect(resolved(name('c'), program)).toMatchObject({ kind: 'reference' });
    expect(resolved(name('toString'), program)).toEqual(name('toString'));
  });
});

describe('[F40] its size is counted over references', () => {
  const size = (source: string) => sizeOfC1(readProgram(source));
  /** Each line shows the one before it so often. */
  const growing = (lines: number, often: number) =>
    [
      `root = Card([l${lines}])`,
      'l0 = TextContent("ab")',
      ...Array.from(
        { length: lines },
        (_, n) => `l${n + 1} = Card([${Array(often).fill(`l${n}`).join(', ')}])`,
      ),
    ].join('\n');

  test('of everything that the root reaches', () => {
    expect(size('root = Card([a, a, BarChart([1, 2])])\na = Header("abc", "d")\nunused = Card([1])')).toEqual(
      {
        elements: 2 + 2 * 3 + 4,
        chars: 8,
        charts: 1,
        depth: 5,
        hasCycle: false,
      },
    );
  });

  test('of a program that doubles, without expanding it', () => {
    const twice = 1024;
    expect(size(growing(10, 2))).toMatchObject({
      elements: 2 + 2 * twice + 2 * (twice - 1),
      chars: 2 * twice,
    });
    expect(size(growing(15, 10))).toMatchObject({ elements: 1_000_000_000, chars: 1_000_000_000 });
    expect(size(growing(60, 2)).depth).toBeGreaterThan(MAX_C1_DEPTH);
  });

  test('of a circle, as one', () => {
    expect(size('root = Card([a])\na = Card([b])\nb = Card([a])').hasCycle).toBe(true);
    expect(size('root = Card([root])').hasCycle).toBe(true);
    expect(size('root = Card([a, a])\na = Header("a")\nb = Card([b])').hasCycle).toBe(false);
  });

  test('of a chain that is too long', () => {
    const chain = (links: number) =>
      size(`root = a0\n${Array.from({ length: links }, (_, n) => `a${n} = a${n + 1}`).join('\n')}`).depth;
    expect(chain(20_000)).toBeGreaterThan(MAX_C1_DEPTH);
    expect(chain(MAX_C1_DEPTH - 3)).toBeLessThanOrEqual(MAX_C1_DEPTH);
  });

  test('of loops, as often as they run', () => {
    const rows = `rows = [${Array.from({ length: 100 }, (_, n) => n).join(', ')}]`;
    const once = size(`root = Card(@Each(rows, "row", Tag("a", row)))\n${rows}`);
    expect(once.elements).toBe(2 + 101 + 100 * 3);
    const nested = '@Each(rows, "a", @Each(rows, "b", @Each(rows, "c", [a, b, c])))';
    expect(size(`root = Card(${nested})\n${rows}`).elements).toBeGreaterThan(4_000_000);
    expect(size('$a = [$b, $b]\n$b = [$c, $c]\n$c = [1, 1]\nroot = Card([])').elements).toBeGreaterThan(14);
  });

  test('without a root, of every statement', () => {
    expect(size('a = Card([b, b])\nb = Header("x")').elements).toBe(6 + 2);
    expect(sizeOfC1(readC1('Only words'))).toMatchObject({ elements: 0, depth: 0 });
  });

  test('of the older form', () => {
    const children = Array.from({ length: 50 }, () => '{"component":"Header","props":{"title":"T"}}');
    const { elements } = size(
      `{"component":{"component":"Card","props":{"children":[${children.join(',')}]}}}`,
    );
    expect(elements).toBe(6 + 50 * 4 - 1);
  });
});

describe('[F40] its forms', () => {
  const form = `root = Card([h, form, EditableTable("tasks", [{type: "text", key: "task", header: "Task"}], [{id: "r1", values: ["Write"]}])])
h = Header("Plan")
form = Form("offsite", btns, [f1, f3, f5, f6, f7])
btns = ButtonGroup([Button("Submit plan", {type: "continue_conversation"}, "primary"), Button("Cancel", {}, "tertiary")])
label = "Name of trip"
f1 = FormControl(label, Input("title", {required: true}, "Autumn", "text"), "Shown to everybody")
f3 = FormControl("City", Select("city", [SelectItem("lis", "Lisbon"), SelectItem("gen", "Geneva")], {}, "Pick one"))
f5 = FormControl("Budget", Slider("budget", "EUR", "continuous", 100, 1500, [600], {}, 50))
f6 = FormControl("Meals", CheckBoxGroup("meals", [CheckBoxItem("breakfast", "Breakfast", "", true), CheckBoxItem("dinner", "Dinner")]))
f7 = FormControl("", RadioGroup("pace", [RadioItem("calm", "Calm")], {}, "calm"))`;

  test('have their fields in order, with labels, choices and initial values', () => {
    expect(formsOf(readProgram(form))).toEqual([
      {
        name: 'offsite',
        buttons: ['Submit plan', 'Cancel'],
        fields: [
          { name: 'title', component: 'Input', label: 'Name of trip', initial: null, options: [] },
          {
            name: 'city',
            component: 'Select',
            label: 'City',
            initial: null,
            options: [
              { value: 'lis', label: 'Lisbon' },
              { value: 'gen', label: 'Geneva' },
            ],
          },
          { name: 'budget', component: 'Slider', label: 'Budget', initial: [600], options: [] },
          {
            name: 'meals',
            component: 'CheckBoxGroup',
            label: 'Meals',
            initial: { breakfast: true, dinner: false },
            options: [
              { value: 'breakfast', label: 'Breakfast' },
              { value: 'dinner', label: 'Dinner' },
            ],
          },
          {
            name: 'pace',
            component: 'RadioGroup',
            label: '',
            initial: 'calm',
            options: [{ value: 'calm', label: 'Calm' }],
          },
        ],
      },
      {
        name: '',
        buttons: [],
        fields: [
          {
            name: 'tasks',
            component: 'EditableTable',
            label: '',
            initial: [{ id: 'r1', values: ['Write'] }],
            options: [{ value: 'task', label: 'Task' }],
          },
        ],
      },
    ]);
  });

  test('are found within bounds in a program that has no end', () => {
    const lines = Array.from(
      { length: 9 },
      (_, n) => `l${n + 1} = Card([${Array(9).fill(`l${n}`).join(', ')}])`,
    );
    const [found] = formsOf(readProgram(`root = Card([l9])\nl0 = Input("a")\n${lines.join('\n')}`));
    expect(found?.fields.length).toBeGreaterThan(1_000);
    expect(found?.fields.length).toBeLessThan(20_000);
    const options = `s = [${'ChipItem("a", "A"), '.repeat(2_000)}]\n`;
    const fields = `root = Card([${'Select("a", s), '.repeat(2_000)}])`;
    const [many] = formsOf(readProgram(options + fields));
    expect(many?.fields.filter((field) => field.options.length > 0).length).toBeLessThan(10);
    expect(formsOf(readProgram('root = Form("a", [], [root, Input("b")])'))).toHaveLength(1);
  });
});
