// Writes filters into the text of a query and takes them out again, for controls beside the box.
import type { QueryFilter } from './search-filters';
import { parseQuery } from './search-query';
import type { Range } from './search';

export type FilterKind = QueryFilter['kind'];

/** A filter as it stands in a text: `from:me`, `-in:"Launch plan"`. */
export type WrittenFilter = { kind: FilterKind; text: string; negated: boolean; range: Range };

/** Where the days of a filter begin does not matter for where it stands. */
const PLACES = { now: 0, timeZone: 'UTC', isTyping: false };

export function filtersIn(text: string): WrittenFilter[] {
  return parseQuery(text, PLACES).filters.map(({ kind, negated, range }) => ({
    kind,
    text: text.slice(...range),
    negated,
    range,
  }));
}

const QUOTES_AND_BLANKS = /["“”„‟＂«»「」『』\s]+/gu;

/** `from:ada`, `in:"Launch plan"`. A value has no quotation marks. */
export function writtenFilter(name: string, value: string): string {
  const plain = value.replaceAll(QUOTES_AND_BLANKS, ' ').trim();
  return /^[\p{L}\p{N}_-]+$/u.test(plain) ? `${name}:${plain}` : `${name}:"${plain}"`;
}

type Choice = Pick<WrittenFilter, 'kind' | 'text'>;

const isChosen = ({ negated, text }: WrittenFilter, choice: Choice) => !negated && text === choice.text;

export function hasFilter(text: string, choice: Choice): boolean {
  return filtersIn(text).some((filter) => isChosen(filter, choice));
}

/** A message has one author, one thread and one date; of the others, each further filter narrows. */
const SINGLE: readonly FilterKind[] = ['from', 'in', 'between'];

/** Writes the filter at the end, in the place of one that cannot stand beside it; or takes it away where it stands. */
export function toggleFilter(text: string, choice: Choice): string {
  const filters = filtersIn(text);
  const isThere = hasFilter(text, choice);
  const leaving = filters.filter((filter) =>
    isThere
      ? isChosen(filter, choice)
      : !filter.negated && filter.kind === choice.kind && SINGLE.includes(choice.kind),
  );
  const rest = without(text, leaving);
  return isThere ? rest : `${rest} ${choice.text}`.trim();
}

/** The text without these filters, which stand in it in this order. */
export function without(text: string, filters: readonly Pick<WrittenFilter, 'range'>[]): string {
  let kept = '';
  let end = 0;
  for (const { range } of filters) {
    kept += text.slice(end, range[0]);
    end = range[1];
  }
  return (kept + text.slice(end)).replaceAll(/\s+/gu, ' ').trim();
}
