// A C1 program as Markdown: charts as tables, diagrams as their source, forms as lists with their values. Reads the program as data,
// not by the SDK: nothing is drawn, and components that are unknown here show the texts that they hold.
import { formsOf, type C1Form } from '@/model/c1-form';
import { C1_ROOT, entryOf, readC1, resolved, type C1Program, type C1Value } from '@/model/c1-program';
import { MAX_C1_DEPTH } from '@/model/limits';
import { fenced } from './pieces';

/** Values that are looked at: what is referenced many times is looked at as often. */
const MAX_VISITS = 20_000;

/** Null when there is no program to read, or one in the older form: its extract is the text then. */
export function c1Markdown(content: string): string | null {
  const program = readC1(content);
  if (program.form === 'json' || !program.statements.has(C1_ROOT) || program.isTooDeep) return null;
  return new Writer(program).write();
}

type Call = C1Value & { kind: 'call' };

class Writer {
  readonly #program: C1Program;
  readonly #forms: Map<string, C1Form>;
  readonly #parts: string[] = [];
  #visits = 0;

  constructor(program: C1Program) {
    this.#program = program;
    this.#forms = new Map(formsOf(program).map((form) => [form.name, form]));
  }

  write(): string | null {
    this.#visit({ kind: 'reference', name: C1_ROOT }, 0);
    return this.#visits > MAX_VISITS || this.#parts.length === 0 ? null : this.#parts.join('\n\n');
  }

  #visit(unresolved: C1Value, depth: number): void {
    this.#visits += 1;
    if (this.#visits > MAX_VISITS || depth > MAX_C1_DEPTH) return;
    const value = resolved(unresolved, this.#program);
    if (value.kind === 'call') this.#visitCall(value, depth);
    else if (value.kind === 'string') this.#add(isProse(value.text) ? value.text : '');
    else if (value.kind === 'array') for (const item of value.items) this.#visit(item, depth + 1);
    else if (value.kind === 'object') for (const [, item] of value.entries) this.#visit(item, depth + 1);
  }

  #add(part: string): void {
    if (part.trim() !== '') this.#parts.push(part.trim());
  }

  #visitCall(call: Call, depth: number): void {
    const { component, args } = call;
    const [first, second] = args;
    if (component.endsWith('Chart')) this.#addChart(call);
    else if (component === 'Table') this.#addTable(first, second);
    else if (component.endsWith('Header')) this.#addHeader(first, second);
    else if (component.startsWith('Callout')) this.#add(quoted(this.#texts(args)));
    else if (component === 'CodeBlock') this.#add(fenced(this.#text(second), this.#text(first)));
    else if (component === 'Form') this.#addForm(this.#text(first), args, depth);
    else if (component === 'FollowUpBlock')
      this.#add(listOf(this.#items(first).map((item) => this.#text(item))));
    else if (component === 'Button') this.#add(`[ ${oneLine(this.#text(first))} ]`);
    else for (const arg of args) this.#visit(arg, depth + 1);
  }

  #addHeader(title: C1Value | undefined, subtitle: C1Value | undefined): void {
    const text = oneLine(this.#text(title));
    this.#add(text === '' ? '' : `### ${text}`);
    this.#add(oneLine(this.#text(subtitle)));
  }

  #addForm(name: string, args: readonly C1Value[], depth: number): void {
    const form = this.#forms.get(name);
    if (form === undefined) {
      for (const arg of args) this.#visit(arg, depth + 1);
      return;
    }
    const fields = form.fields.map(({ label, name: field, initial, options }) => {
      const choices = options.map((option) => option.label || option.value).join(', ');
      const value = initial === null ? '' : typeof initial === 'string' ? initial : JSON.stringify(initial);
      return `${oneLine(label || field)}: ${oneLine(value) || '—'}${choices === '' ? '' : ` (${oneLine(choices)})`}`;
    });
    this.#add(listOf([...fields, ...form.buttons.map((button) => `[ ${oneLine(button)} ]`)]));
  }

  #addTable(columns: C1Value | undefined, rows: C1Value | undefined): void {
    const head = this.#items(columns).map((column) => this.#labelOf(column));
    const body = this.#items(rows).map((row) => this.#items(row).map((cell) => this.#cell(cell)));
    this.#add(tableOf([head, ...body]));
  }

  /** Labels and series with a value for each, or slices with one value each; a title among the further texts. */
  #addChart({ args }: Call): void {
    const lists = args.map((arg) => this.#items(arg)).filter((items) => items.length > 0);
    const labels = lists.find((items) => items.every((item) => this.#isPlain(item)));
    const series = lists.find((items) => items !== labels) ?? [];
    const titles = args.map((arg) => this.#text(arg)).filter(isProse);
    const [title] = titles;
    if (title !== undefined) this.#add(`**${oneLine(title)}**`);
    const named = series.map((one) => ({ name: this.#labelOf(one), values: this.#numbersOf(one) }));
    if (labels === undefined) {
      this.#add(tableOf([['', ''], ...named.map(({ name, values }) => [name, values.join(' / ')])]));
      return;
    }
    const rows = labels.map((label, index) => [
      this.#cell(label),
      ...named.map(({ values }) => values[index] ?? ''),
    ]);
    this.#add(tableOf([['', ...named.map(({ name }) => name)], ...rows]));
  }

  #numbersOf(unresolved: C1Value): string[] {
    const value = resolved(unresolved, this.#program);
    const inner = partsOf(value);
    const list = inner.map((one) => this.#items(one)).find((items) => items.length > 0);
    if (list !== undefined) return list.map((item) => this.#cell(item));
    return inner
      .filter((one) => resolved(one, this.#program).kind === 'number')
      .map((one) => this.#cell(one));
  }

  /** The name of a column, a series or a slice: of an object by its key, of a call its first text. */
  #labelOf(unresolved: C1Value): string {
    const value = resolved(unresolved, this.#program);
    const named = ['category', 'name', 'label', 'header', 'title'].map((key) => entryOf(value, key));
    const found = named.find((one) => one !== undefined) ?? partsOf(value)[0] ?? value;
    return this.#text(found);
  }

  #cell(unresolved: C1Value): string {
    return this.#texts([unresolved]).join(' ');
  }

  /** The texts and numbers of a value, at most those of a cell. */
  #texts(values: readonly C1Value[], depth = 0): string[] {
    this.#visits += values.length;
    if (this.#visits > MAX_VISITS || depth > MAX_C1_DEPTH) return [];
    return values.flatMap((unresolved) => {
      const value = resolved(unresolved, this.#program);
      if (value.kind === 'string') return depth === 0 || isProse(value.text) ? [value.text] : [];
      if (value.kind === 'number' || value.kind === 'boolean') return [String(value.value)];
      return value.kind === 'call' ? this.#texts(value.args.slice(0, 1), depth + 1) : [];
    });
  }

  #text(value: C1Value | undefined): string {
    return value === undefined ? '' : (this.#texts([value])[0] ?? '');
  }

  #items(value: C1Value | undefined): readonly C1Value[] {
    const list = value === undefined ? undefined : resolved(value, this.#program);
    this.#visits += list?.kind === 'array' ? list.items.length : 0;
    return list?.kind === 'array' && this.#visits <= MAX_VISITS ? list.items : [];
  }

  #isPlain(unresolved: C1Value): boolean {
    const { kind } = resolved(unresolved, this.#program);
    return kind === 'string' || kind === 'number';
  }
}

function partsOf(value: C1Value): readonly C1Value[] {
  if (value.kind === 'call') return value.args;
  return value.kind === 'object' ? value.entries.map(([, inner]) => inner) : [];
}

/** Not a variant, a key or an address: these are one lower-case word. */
function isProse(text: string): boolean {
  return text.trim() !== '' && !/^(?:data:|https?:|[a-z][a-z0-9_-]*$)/.test(text);
}

function oneLine(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}

function quoted(texts: readonly string[]): string {
  const lines = texts.filter(isProse).join('\n\n').split('\n');
  return lines.map((line) => `> ${line}`).join('\n');
}

function listOf(items: readonly string[]): string {
  return items.map((item) => `- ${oneLine(item)}`).join('\n');
}

/** The first row is the head. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const [head, ...body] = rows;
  if (head === undefined || body.length === 0) return '';
  const line = (cells: readonly string[]) =>
    `| ${head.map((_, index) => oneLine(cells[index] ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...body.map(line)].join('\n');
}
