// Half-written marks inside of a paragraph: what they will be is drawn without them, or held back until it is known.
import type { Nodes } from 'mdast';
import { isFormulaText } from '@/app/_thread/markdown/grammar/formulas/formula-text';
import { isWide, opensQuote } from './wide-characters';

/** Longer ones are text that only looks like the beginning of something. */
const MAX_HELD_CHARS = 240;
const MARK = /\\[^]?|`+|\$\$?|!?\[|<|\*+|_+|~+|&[#\w]{0,32}$/g;

type Place = {
  text: string;
  /** Of the mark, and after it. */ from: number;
  to: number;
  mark: string;
};

/** What becomes of a text at an open mark: it ends before it, goes on with other words, is closed, or the mark is text. */
type Outcome = { ends: number; with?: string } | { closes: string; isLast?: boolean } | null;

/** `leaf`: the last paragraph, heading or cell of a text. */
export function completedLine(text: string, leaf: Nodes): string {
  const open: { to: number; from: number; mark: string }[] = [];
  let result = text.trimEnd();
  for (const place of openMarks(result, leaf)) {
    const outcome = outcomeOf(place);
    if (outcome === null) continue;
    if ('ends' in outcome) {
      result = result.slice(0, outcome.ends) + (outcome.with ?? '');
      break;
    }
    open.push({ from: place.from, to: place.to, mark: outcome.closes });
    if (outcome.isLast === true) break;
  }
  result = result.trimEnd();
  for (const { from, to, mark } of open.toReversed())
    result = to >= result.length ? result.slice(0, from).trimEnd() : result + mark;
  return result;
}

/** The marks that the parser found to be text, in order. */
function openMarks(text: string, leaf: Nodes): Place[] {
  return textsIn(leaf).flatMap(([start, end]) =>
    [...text.slice(start, Math.min(end, text.length)).matchAll(MARK)].map(({ 0: mark, index }) => ({
      text,
      from: start + index,
      to: start + index + mark.length,
      mark,
    })),
  );
}

function textsIn(node: Nodes): [from: number, to: number][] {
  if (node.type === 'text') return [[node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]];
  return 'children' in node ? node.children.flatMap(textsIn) : [];
}

function outcomeOf(place: Place): Outcome {
  const { mark } = place;
  if (mark === '\\(' || mark === '\\[') return display(place);
  if (mark.startsWith('\\') || mark.startsWith('&'))
    return isAtEnd(place) && mark.length < 34 ? hold(place, mark !== '\\' && mark.startsWith('\\')) : null;
  if (mark.startsWith('`')) return code(place);
  if (mark === '$$') return display(place);
  if (mark === '$') return dollar(place);
  if (mark.endsWith('[')) return link(place);
  return mark === '<' ? tag(place) : emphasis(place);
}

function restOf({ text, to }: Place): string {
  return text.slice(to);
}

function isAtEnd({ text, to }: Place): boolean {
  return to >= text.length;
}

/** Ends the text before the mark, unless it is text itself. */
function hold({ from }: Place, isText = false): Outcome {
  return isText ? null : { ends: from };
}

/** What is on one line and short may still be completed. */
function isShort(rest: string): boolean {
  return rest.length <= MAX_HELD_CHARS && !/[\n\r]/.test(rest);
}

function code(place: Place): Outcome {
  const rest = restOf(place).replace(/`+$/, '');
  if (/[\n\r]/.test(rest)) return null;
  if (rest.trim() === '') return hold(place);
  return rest.length === restOf(place).length
    ? { closes: place.mark, isLast: true }
    : { ends: place.to + rest.length, with: place.mark };
}

function display(place: Place): Outcome {
  return restOf(place).length <= MAX_HELD_CHARS * 4 ? hold(place) : null;
}

function dollar(place: Place): Outcome {
  const rest = restOf(place);
  if (!isShort(rest) || /^\s/.test(rest) || /[A-Za-z0-9]/.test(place.text.charAt(place.from - 1)))
    return null;
  if (/^(?:\d[\d.,]*[A-Za-z]?)?$/.test(rest)) return hold(place);
  if (/^(?:[A-Z_]{2,}|\d[\d.,]*[kKmMbB]?(?![\w\\^{}+*/=<>]))/.test(rest)) return null;
  return isFormulaText(rest.trim().replace(/[\\:/,;({[=@|&<>\s-]+$/, ''), '') ? hold(place) : null;
}

/** A link is its words until its address is complete. */
function link(place: Place): Outcome {
  const rest = restOf(place);
  const end = endOfLabel(rest);
  if (end === -1) return isShort(rest) ? hold(place) : null;
  const [label, after] = [rest.slice(0, end), rest.slice(end + 1)];
  if (after === '' || (/^[ xX]$/.test(label) && after.trim() === '')) return hold(place);
  if (!/^[([]/.test(after) || /[\n\r]/.test(after) || after.length > 2_048) return null;
  if (/^[([][^)\]]*[)\]]./.test(after)) return null;
  return { ends: place.from, with: place.mark === '![' || label.startsWith('^') ? '' : label };
}

function endOfLabel(text: string): number {
  let depth = 0;
  for (let at = 0; at < Math.min(text.length, MAX_HELD_CHARS); at += 1) {
    if (text.charAt(at) === '[') depth += 1;
    if (text.charAt(at) === ']') depth -= 1;
    if (depth < 0) return at;
  }
  return -1;
}

function tag(place: Place): Outcome {
  const rest = restOf(place);
  return (rest === '' || /^[a-z/!?]/i.test(rest)) && isShort(rest) && !rest.includes('>')
    ? hold(place)
    : null;
}

function emphasis(place: Place): Outcome {
  const { text, from, to, mark } = place;
  if (isAtEnd(place)) return hold(place);
  const [before, after] = [text.charAt(from - 1), text.charAt(to)];
  if (/\s/.test(after) || mark.length > 3) return null;
  if (mark.startsWith('~')) return mark.length === 2 ? { closes: mark } : null;
  return opens({ mark, before, after }) ? { closes: mark } : null;
}

/** What neither a word goes on with, nor a closing mark would be. */
function opens({ mark, before, after }: { mark: string; before: string; after: string }): boolean {
  const isInWord = /[\p{L}\p{N}]/u.test(before);
  if (mark.startsWith('_') && isInWord) return false;
  const isBesideWide = wideAt(before) || wideAt(after) || opensQuote(after.charCodeAt(0));
  if (isInWord && !isBesideWide && (mark.length === 1 || /\d/.test(before) || !/[\p{L}\p{N}]/u.test(after)))
    return false;
  return !/[^\s([{"'“‘「『（*_~]/.test(before) || !/[.,;:!?)\]}，。；：！？）」』]/.test(after);
}

function wideAt(char: string): boolean {
  return char !== '' && isWide(char.charCodeAt(0));
}
