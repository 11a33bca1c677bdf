import { describe, expect, test } from 'vitest';
import { plainOf } from './answer';
import { printC1 } from './c1-print';
import { readC1, readProgram } from './c1-program';
import { excessOf } from './c1-size';

const printed = (source: string) => printC1(readProgram(source));

describe('[F40] a program is drawn as it was read', () => {
  test('one statement a line, with every value that it has', () => {
    expect(
      printed(
        "root=Card([ a,'b' ,-1.50] , {type:'x', \"a b\":null}) # why\n\n\na = !rows[0].n + 2 ? $s : @Count(rows)",
      ),
    ).toBe(
      [
        '<content thesys="true" version="2">',
        '```openui-lang',
        'root = Card([a, &quot;b&quot;, -1.5], {type: &quot;x&quot;, &quot;a b&quot;: null})',
        'a = ! rows [ 0 ] .n + 2 ? $s : @Count(rows)',
        '```',
        '</content>',
      ].join('\n'),
    );
  });

  test.each([
    'root = Card([a, Tag("x", {a: [1, {b: true}]}), (a - 1) * 2])\na = "\\"\\\\ \\n \\u0041 😀 </content> ``` # // &amp;"',
    '$n = 1\nroot = Card([@Each(rows, "row", Tag(row.name)), $n == 1 ? "a" : "b"])',
    'root = Card(["a" 1 , , {1: 2, "true": 3, __proto__: 4}])',
    'root = Card(["half a wo',
    '{"component":{"component":"Card","props":{"children":["a & b",1.5,true,null,{}]}}}',
  ])('and reads alike afterwards: %s', (source) => {
    const program = readProgram(source);
    expect(readC1(printC1(program))).toEqual(program);
    expect(printC1(readC1(printC1(program)))).toBe(printC1(program));
  });

  /** What one reader takes for a comment, a fence or an earlier statement, another may draw. */
  test.each([
    ['a comment after a string with a line break', 'root = Card(["\n" # , big])'],
    ['a quotation mark in a comment', "root = Card([]) # it's\nbig = 1 # '"],
    ['text after the fence', '```openui-lang\nroot = Card([])\n```\nroot = Card([big])'],
    ['two statements of one name', 'root = Card([big])\nroot = Card([])'],
    ['a condition without an end', 'root = a ? b\na = Card([big])'],
    ['a dot without a name', 'root = {a: @Each("y", "x" .)[1], b: root}'],
    ['an operator without a value', 'root = Card(@Each(*, x, root))'],
    ['a root within brackets that are not closed', 'x = [\nroot = Card([big])'],
  ])('so nothing is hidden in %s', (_, source) => {
    const big = 'big = Card([big1, big1])\nbig1 = Card([big2, big2])';
    const program = readProgram(`${source}\n${big}`);
    const print = printC1(program);
    expect(excessOf(readC1(print))).toBe(excessOf(program));
    expect(readC1(print)).toEqual(program);
    expect(print).not.toMatch(/#|\/\/|\n\n|\? b\n| \.[^a-z]/);
  });

  test('and has the same extract', () => {
    const content = '<content thesys="true">\nroot = Header("Launch &amp; learn", \'Q3 now\')\n</content>';
    expect(plainOf(printC1(readC1(content)))).toBe('Launch & learn\nQ3 now');
  });
});
