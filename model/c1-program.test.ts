import { describe, expect, test } from 'vitest';
import { escapeText } from './answer';
import { formsOf } from './c1-form';
import { readC1, readProgram, resolved, type C1Value } from './c1-program';
import { MAX_C1_NESTING } from './limits';

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
