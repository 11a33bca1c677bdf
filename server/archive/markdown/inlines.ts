// Emphasis, code, links and line breaks within a block of Markdown, in one pass: each mark is looked at once, and what opens nothing
// stays as written.

import { isWithinWord } from '@/model/marks-in-words';

/** Of an answer, or as a person typed it: line breaks and indents stay, and so do marks within words. */
export type Dialect = 'answer' | 'typed';

export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'emphasis' | 'deleted'; inlines: Inline[] }
  | { kind: 'link'; href: string; inlines: Inline[] }
  | { kind: 'break' };

type Frame = { mark: string; inlines: Inline[] };

const KINDS = { '**': 'strong', __: 'strong', '*': 'emphasis', _: 'emphasis', '~~': 'deleted' } as const;
type Mark = keyof typeof KINDS;
const MAX_OPEN = 20;
const TARGET = /\(<?([^\s()<>]{1,2000})>?(?: "[^"\n]{0,200}")?\)/y;
const ADDRESS = /https?:\/\/[^\s<>"'|\\`]{1,2000}/y;
const TEXT = /[^\\`*_~[\]!<h\n ]+|h(?!ttps?:\/\/)/y;

/** Emphasis, code, links and line breaks of one text. */
export function inlinesOf(text: string, dialect: Dialect): Inline[] {
  return new InlineReader(text, dialect).read();
}

class InlineReader {
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #stack: Frame[] = [{ mark: '', inlines: [] }];
  /** Of each length of backticks, where they are. */
  readonly #ticks = new Map<number, number[]>();
  #at = 0;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
    for (const { 0: run, index } of text.matchAll(/`+/g)) {
      const known = this.#ticks.get(run.length);
      if (known === undefined) this.#ticks.set(run.length, [index]);
      else known.push(index);
    }
    for (const positions of this.#ticks.values()) positions.reverse();
  }

  read(): Inline[] {
    while (this.#at < this.#text.length) this.#step();
    return this.#unwound(0);
  }

  #step(): void {
    const char = this.#text[this.#at] ?? '';
    if (char === '\n') this.#lineEnd();
    else if (char === '\\') this.#escape();
    else if (char === '`') this.#code();
    else if (char === '*' || char === '_' || char === '~') this.#delimiter(char);
    else if (char === '[') this.#open('[');
    // A picture is a link of its words.
    else if (char === '!' && this.#text[this.#at + 1] === '[') this.#open('![');
    else if (char === ']') this.#link();
    else if (char === 'h' && this.#match(ADDRESS) !== null) this.#address();
    else this.#take(this.#match(TEXT)?.[0].length ?? 1);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #take(length: number): void {
    this.#push(this.#text.slice(this.#at, this.#at + length));
    this.#at += length;
  }

  #push(text: string): void {
    const inlines = this.#top();
    const last = inlines.at(-1);
    if (last?.kind === 'text') last.text += text;
    else if (text !== '') inlines.push({ kind: 'text', text });
  }

  #top(): Inline[] {
    return this.#stack.at(-1)?.inlines ?? [];
  }

  /** Two blanks at the end of a line break it; else it goes on. */
  #lineEnd(): void {
    const last = this.#top().at(-1);
    // Of the source: a text that grows is copied when its end is looked at.
    const isSpaced = this.#text.startsWith('  ', this.#at - 2) && last?.kind === 'text';
    this.#at += 1;
    if (isSpaced) last.text = last.text.trimEnd();
    if (isSpaced || this.#dialect === 'typed') this.#top().push({ kind: 'break' });
    else this.#push('\n');
  }

  #escape(): void {
    const next = this.#text[this.#at + 1] ?? '';
    this.#at += 1;
    // Markdown's other break.
    if (next === '\n' && this.#dialect === 'typed') return;
    if (/[!-/:-@[-`{-~]/.test(next)) this.#take(1);
    else this.#push('\\');
  }

  #code(): void {
    const from = this.#at;
    let length = 0;
    while (this.#text[from + length] === '`') length += 1;
    const positions = this.#ticks.get(length) ?? [];
    while ((positions.at(-1) ?? Infinity) <= from) positions.pop();
    const end = positions.at(-1);
    if (end === undefined) {
      this.#take(length);
      return;
    }
    const inner = this.#text.slice(from + length, end).replaceAll('\n', ' ');
    const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
    this.#top().push({ kind: 'code', text: isPadded ? inner.slice(1, -1) : inner });
    this.#at = end + length;
  }

  #delimiter(char: '*' | '_' | '~'): void {
    const isDouble = this.#text[this.#at + 1] === char;
    const mark: Mark | null =
      char === '~' ? (isDouble ? '~~' : null) : isDouble ? (char === '*' ? '**' : '__') : char;
    if (mark === null) {
      this.#take(1);
      return;
    }
    const before = this.#text[this.#at - 1] ?? ' ';
    const after = this.#text[this.#at + mark.length] ?? ' ';
    if (this.#dialect === 'typed' && before !== char) {
      let end = this.#at + mark.length;
      while (this.#text[end] === char) end += 1;
      if (isWithinWord(before, this.#text[end] ?? '')) {
        this.#take(end - this.#at);
        return;
      }
    }
    const isWord = char === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    const opened = this.#stack.findLastIndex((frame) => frame.mark === mark);
    if (opened > 0 && !/\s/.test(before) && !isWord) this.#close(opened, mark);
    else if (!/\s/.test(after) && !isWord) this.#open(mark);
    else this.#take(mark.length);
  }

  #open(mark: string): void {
    if (this.#stack.length > MAX_OPEN) {
      this.#take(mark.length);
      return;
    }
    this.#stack.push({ mark, inlines: [] });
    this.#at += mark.length;
  }

  #close(opened: number, mark: Mark): void {
    const inlines = this.#unwound(opened);
    this.#stack.length = opened;
    if (inlines.length > 0) this.#top().push({ kind: KINDS[mark], inlines });
    this.#at += mark.length;
  }

  #link(): void {
    const opened = this.#stack.findLastIndex(({ mark }) => mark === '[' || mark === '![');
    this.#at += 1;
    const target = this.#match(TARGET);
    if (opened < 1 || target === null) {
      this.#push(']');
      if (opened > 0) this.#flatten(opened);
      return;
    }
    const inlines = this.#unwound(opened);
    this.#stack.length = opened;
    this.#top().push({ kind: 'link', href: target[1] ?? '', inlines });
    this.#at += target[0].length;
  }

  /** A bracket that is no link: its frame becomes text of the one around it. */
  #flatten(opened: number): void {
    const mark = this.#stack[opened]?.mark ?? '';
    const inlines = this.#unwound(opened);
    this.#stack.length = opened;
    this.#push(mark);
    for (const inline of inlines) append(this.#top(), inline);
  }

  #address(): void {
    const [found = ''] = this.#match(ADDRESS) ?? [];
    const href = found.replace(/[.,;:!?)\]}*_~]{1,5}$/, '');
    this.#top().push({ kind: 'link', href, inlines: [{ kind: 'text', text: href }] });
    this.#at += href.length;
  }

  /** What the frames from one on hold; the marks of those above it opened nothing. */
  #unwound(from: number): Inline[] {
    const inlines: Inline[] = [];
    for (const [index, frame] of this.#stack.slice(from).entries()) {
      if (index > 0) append(inlines, { kind: 'text', text: frame.mark });
      for (const inline of frame.inlines) append(inlines, inline);
    }
    return inlines;
  }
}

function append(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (last?.kind === 'text' && inline.kind === 'text') last.text += inline.text;
  else inlines.push(inline);
}
