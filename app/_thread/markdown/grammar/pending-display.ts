// A display whose end was not written yet, in a text that grows: with a blank line in it, it looks like paragraphs until then.
import { MAX_FORMULA_CHARS } from '@/model/limits';
import { isParted } from '@/app/_thread/markdown/grammar/formulas/formula-text';

const ALONE = /(?:^|[\n\r])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(\$\$|\\\[)[ \t]*(?=[\n\r])/g;

/** Where it begins, before a place in the text; null if there is none. What stands in code is not told apart. */
export function pendingDisplay(text: string, before = text.length): number | null {
  const skipped = Math.max(0, before - 2 * MAX_FORMULA_CHARS);
  const marks = [...text.slice(skipped, before).matchAll(ALONE)].map(({ 0: found, 1: mark = '', index }) => ({
    mark,
    from: skipped + index + found.lastIndexOf(mark),
  }));
  const dollars = marks.filter(({ mark }) => mark === '$$');
  // Every second one is an end.
  const opened = [
    dollars.length % 2 === 1 ? dollars.at(-1) : undefined,
    marks.findLast(({ mark }) => mark === '\\['),
  ].flatMap((mark) => mark ?? []);
  const pending = opened.filter(({ mark, from }) => {
    // One character more than a formula may have.
    const rest = text.slice(from + mark.length, from + mark.length + MAX_FORMULA_CHARS + 1);
    return !rest.includes(mark === '$$' ? '$$' : '\\]') && isParted(rest, { isWhole: false });
  });
  return pending.length === 0 ? null : Math.min(...pending.map(({ from }) => from));
}
