// Paints the colours of one code block as ranges over its text: nothing is rendered for them, and copying is unaffected. Code is
// read when its reader comes near, and of long code only the lines there are painted: browsers look at every range again and again.
import { MAX_PAINTED_RUNS } from '@/model/limits';
import { KINDS, type Runs } from './colour-kinds';
import { readColours } from './colour-queue';
import { grammarOf } from './grammar-names';
import { lineStarts, linesNear, runsWithin, wantedPart } from './painted-part';

export type Painter = {
  /** The code is another one, or has grown. `isOpen`: it may grow further. */ update: (
    isOpen: boolean,
  ) => void;
  stop: () => void;
};

const NOTHING: Runs = new Uint32Array();
/** Code of fewer lines is painted as a whole. */
const FEW_LINES = 300;

/** Null where nothing is to be painted. */
export function paintCode(box: HTMLElement, language: string): Painter | null {
  const grammar = grammarOf(language);
  // With forced colours, a highlight would look like a selection.
  if (grammar === null || matchMedia('(forced-colors: active)').matches) return null;
  const stopped = new AbortController();
  const { signal } = stopped;
  const paint = rangesOver(box);
  let [isNear, isOpen, isReading, isPlain] = [false, true, false, false];
  let read = { code: '', runs: NOTHING };

  const draw = () => paint(isNear && !signal.aborted ? read : { code: '', runs: NOTHING });
  const refresh = async () => {
    draw();
    if (isReading) return;
    isReading = true;
    for (;;) {
      const shown = textOf(box)?.data ?? '';
      // What is drawn ends with a line break, also in the middle of a line that is being written.
      const written = isOpen && shown.endsWith('\n') ? shown.slice(0, -1) : shown;
      const code = wantedPart(written, { isOpen, read: read.code });
      if (code === null || !isNear || isPlain || signal.aborted) break;
      // oxlint-disable-next-line no-await-in-loop -- what it has grown by meanwhile is read in the next turn
      const runs = await readColours({ code, grammar }, signal);
      if (typeof runs === 'string') isPlain = true;
      else read = { code, runs };
      draw();
    }
    isReading = false;
  };

  const observer = new IntersectionObserver(
    (entries) => {
      isNear = entries.at(-1)?.isIntersecting ?? false;
      void refresh();
    },
    // The margin applies to the root, which must be the box that scrolls, not the window.
    { root: box.closest('[role="log"], [data-scrolls]'), rootMargin: '100% 0px' },
  );
  observer.observe(box);
  document.addEventListener('scroll', draw, { capture: true, passive: true, signal });
  window.addEventListener('resize', draw, { signal });
  return {
    update: (mayGrow) => {
      isOpen = mayGrow;
      void refresh();
    },
    stop: () => {
      stopped.abort();
      observer.disconnect();
      draw();
    },
  };
}

/** React keeps the text of an element in one node. */
function textOf(box: HTMLElement): Text | null {
  const text = box.querySelector('code')?.firstChild;
  return text instanceof Text ? text : null;
}

type Read = { code: string; runs: Runs };
type Lines = { code: string; starts: number[] };

/** A function that paints what was read, and takes away what it has painted before. */
function rangesOver(box: HTMLElement): (read: Read) => void {
  let painted: [Highlight, StaticRange][] = [];
  let last: { text: Text | null; runs: Runs; from: number; to: number } | null = null;
  let lines: Lines = { code: '', starts: [0] };
  return ({ code, runs }) => {
    const text = runs.length === 0 ? null : textOf(box);
    if (text === null && painted.length === 0) return;
    if (lines.code !== code) lines = { code, starts: lineStarts(code) };
    const { from, to } = text === null ? { from: 0, to: 0 } : partInView(text, lines);
    if (last?.text === text && last.runs === runs && last.from === from && last.to === to) return;
    last = { text, runs, from, to };
    const before = painted;
    // What was read before stays right while the code grows; under another code it would be wrong.
    painted = text?.data.startsWith(code) ? rangesIn(text, runsWithin(runs, { from, to })) : [];
    for (const [highlight, range] of painted) highlight.add(range);
    for (const [highlight, range] of before) highlight.delete(range);
  };
}

function rangesIn(text: Text, runs: Runs): [Highlight, StaticRange][] {
  return Array.from({ length: Math.min(runs.length / 3, MAX_PAINTED_RUNS) }, (_, at) => {
    const [startOffset = 0, endOffset = 0, kind = 0] = runs.subarray(at * 3, at * 3 + 3);
    // React replaces the text of code that grows: a live range would collapse.
    const range = new StaticRange({ startContainer: text, startOffset, endContainer: text, endOffset });
    return [highlightOf(kind), range];
  });
}

/** The part of the code that is in view or near. */
function partInView(text: Text, { code, starts }: Lines): { from: number; to: number } {
  if (starts.length <= FEW_LINES) return { from: 0, to: text.length };
  const box = text.parentElement?.getBoundingClientRect() ?? new DOMRect();
  // Its lines may be more than those that were read.
  const count = text.length === code.length ? starts.length : lineStarts(text.data).length;
  const { from, to } = linesNear(box, { count, viewHeight: window.innerHeight });
  return { from: starts[from] ?? text.length, to: starts[to] ?? text.length };
}

function highlightOf(kind: number): Highlight {
  const name = `code-${KINDS[kind] ?? ''}`;
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  // What was searched is above it.
  made.priority = -1;
  CSS.highlights.set(name, made);
  return made;
}
