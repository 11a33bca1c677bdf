// Prints a program from what was read of it. The SDK draws the print, never the stored text: two readers of one text may
// disagree (comments, fences, two statements of one name), and the size that was judged must be the size that is drawn.
import { escapeText } from './answer';
import { C1_ROOT, type C1Program, type C1Value } from './c1-program';

/** The <content> element that the SDK takes. */
export function printC1({ form, statements }: C1Program): string {
  if (form === 'json') {
    const root = statements.get(C1_ROOT) ?? { kind: 'null' };
    return contentElement('', jsonOf(root));
  }
  const lines = [...statements].map(([name, value]) => `${name} = ${sourceOf(value)}`);
  return contentElement(' version="2"', ['\n```openui-lang', ...lines, '```\n'].join('\n'));
}

function contentElement(version: string, program: string): string {
  return ['<content thesys="true"', version, '>', escapeText(program), '</content>'].join('');
}

function sourceOf(value: C1Value): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'number':
    case 'boolean':
      // `null` for a number beyond all bounds, which has no literal.
      return JSON.stringify(value.value);
    case 'null':
      return 'null';
    case 'reference':
      return value.name;
    case 'call':
      return `${value.component}(${value.args.map(sourceOf).join(', ')})`;
    case 'array':
      return `[${value.items.map(sourceOf).join(', ')}]`;
    case 'object':
      return `{${value.entries.map(([key, inner]) => `${keyOf(key)}: ${sourceOf(inner)}`).join(', ')}}`;
    case 'expression':
      return value.parts.map((part) => (typeof part === 'string' ? part : sourceOf(part))).join(' ');
  }
}

function keyOf(key: string): string {
  const isName = /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !['true', 'false', 'null'].includes(key);
  return isName ? key : JSON.stringify(key);
}

function jsonOf(value: C1Value): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'number':
    case 'boolean':
      return JSON.stringify(value.value);
    case 'array':
      return `[${value.items.map(jsonOf).join(',')}]`;
    case 'object':
      return `{${value.entries.map(([key, inner]) => `${JSON.stringify(key)}:${jsonOf(inner)}`).join(',')}}`;
    case 'null':
    case 'reference':
    case 'call':
    case 'expression':
      // None of these is JSON.
      return 'null';
  }
}
