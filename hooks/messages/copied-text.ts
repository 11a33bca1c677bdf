// What copying yields of messages on screen: what was written, where the browser would take what is drawn. A formula is its source, once;
// code keeps its breaks, tables have tabs, lists their marks; what the page adds (hosts of links, buttons) is left out.

/** Drawn Markdown, and text in which spaces and breaks are shown as they were typed. */
const WRITTEN = '[data-written]';
const RENDERED = `[data-rendered="markdown"], ${WRITTEN}`;
const FORMULA = '[data-formula]';
const ADDED = 'button, svg, style, script, [hidden], [data-added], .visually-hidden';

/** The text of a drawn message. */
export function copiedText(drawn: Element): string {
  const text = new CopiedText(drawn.matches(WRITTEN));
  text.readChildren(drawn);
  return text.end();
}

/** Answers a copy event by what was written; leaves it to the browser where nothing drawn is selected. */
export function copySelection(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || isField(event.target)) return;
  const range = wholeFormulas(selection.getRangeAt(0).cloneRange());
  const around = elementAt(range.commonAncestorContainer);
  if (around === null || around.closest('pre') !== null) return;
  const copy = copyOf(range, around);
  if (around.closest(RENDERED) === null && copy.querySelector(RENDERED) === null) return;
  const text = new CopiedText(around.closest(WRITTEN) !== null);
  if (/^(?:OL|UL|TR)$/.test(copy.tagName)) text.read(copy);
  else text.readChildren(copy);
  event.clipboardData?.setData('text/plain', text.end());
  event.clipboardData?.setData('text/html', htmlOf(copy));
  event.preventDefault();
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null;
}

function elementAt(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** A formula is copied whole: a part of it has no source. */
function wholeFormulas(range: Range): Range {
  const first = elementAt(range.startContainer)?.closest(FORMULA);
  const last = elementAt(range.endContainer)?.closest(FORMULA);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  return range;
}

/** What is selected, in an element like the one around it. Numbers of lists go on where the selection begins. */
function copyOf(range: Range, around: Element): Element {
  const numbers: number[] = [];
  let item = elementAt(range.startContainer)?.closest('li') ?? null;
  while (item !== null && around.contains(item.parentElement)) {
    if (item.parentElement instanceof HTMLOListElement) numbers.unshift(numberOf(item, item.parentElement));
    item = item.parentElement?.closest('li') ?? null;
  }
  const copy = around.cloneNode(false);
  copy.appendChild(range.cloneContents());
  if (!(copy instanceof Element)) return around;
  for (let first: Element | null = copy; first !== null; first = first.firstElementChild)
    if (first instanceof HTMLOListElement) first.start = numbers.shift() ?? first.start;
  return copy;
}

function numberOf(item: Element, list: HTMLOListElement): number {
  const items = [...list.children].filter(({ tagName }) => tagName === 'LI');
  return list.start + items.indexOf(item);
}

/** Collects text, with as many line breaks between blocks as the larger of both wants. */
class CopiedText {
  #text = '';
  #breaks = 0;

  constructor(
    /** Whether spaces and line breaks stay as they are. */
    readonly isWritten: boolean,
    readonly isInItem = false,
  ) {}

  end(): string {
    return this.#text.trimEnd();
  }

  readChildren(element: Node): void {
    for (const child of element.childNodes) this.read(child);
  }

  read(node: Node): void {
    if (node instanceof Text) return this.#readText(node);
    if (!(node instanceof Element)) return this.readChildren(node);
    if (node.matches(ADDED)) return;
    if (node.matches(FORMULA)) return this.#readFormula(node);
    this.#readElement(node);
  }

  #readElement(element: Element): void {
    const gap = this.isInItem ? 1 : 2;
    switch (element.tagName) {
      case 'BR':
        return this.#write('\n');
      case 'HR':
        return this.#block(gap, () => this.#write('---'));
      case 'IMG':
        return this.#write(element.getAttribute('alt') ?? '');
      case 'INPUT':
        return this.#write(boxOf(element));
      case 'PRE':
        return this.#block(gap, () => this.#write((element.textContent ?? '').replace(/\n$/, '')));
      case 'LI':
        return this.#block(1, () => this.#readItem(element));
      case 'BLOCKQUOTE':
        return this.#block(gap, () => this.#write(this.#inner(element).replaceAll(/^/gm, '> ')));
      case 'TR':
        return this.#block(1, () => this.#write(this.#cells(element).join('\t')));
      case 'P':
      case 'UL':
      case 'OL':
      case 'TABLE':
      case 'H1':
      case 'H2':
      case 'H3':
      case 'H4':
      case 'H5':
      case 'H6':
      case 'ARTICLE':
        return this.#block(gap, () => this.readChildren(element));
      case 'DIV':
      case 'HEADER':
        return this.#block(1, () => this.#readBox(element));
      default:
        return this.readChildren(element);
    }
  }

  #readFormula(formula: Element): void {
    if (isDisplay(formula)) this.#block(2, () => this.#write(sourceOf(formula)));
    else this.#write(sourceOf(formula));
  }

  /** Within a box of drawn text, spaces are as in all of it. */
  #readBox(box: Element): void {
    if (!box.matches(RENDERED) || box.matches(WRITTEN) === this.isWritten) return this.readChildren(box);
    const text = new CopiedText(box.matches(WRITTEN));
    text.readChildren(box);
    this.#write(text.end());
  }

  #readItem(item: Element): void {
    const list = item.parentElement;
    const isNumbered = list instanceof HTMLOListElement;
    const mark = isNumbered ? `${numberOf(item, list)}. ` : '- ';
    this.#write(mark + this.#inner(item).replaceAll(/\n(?!\n|$)/g, `\n${' '.repeat(mark.length)}`));
  }

  #cells(row: Element): string[] {
    return [...row.children].map((cell) => this.#inner(cell).replaceAll(/\s+/g, ' '));
  }

  #inner(element: Element): string {
    const text = new CopiedText(this.isWritten, true);
    text.readChildren(element);
    return text.end();
  }

  #block(gap: number, read: () => void): void {
    this.#breaks = Math.max(this.#breaks, gap);
    read();
    this.#breaks = Math.max(this.#breaks, gap);
  }

  #readText({ data, parentElement }: Text): void {
    const isKept =
      this.isWritten &&
      !/^(?:UL|OL|LI|TABLE|THEAD|TBODY|TR|DIV|BLOCKQUOTE)$/.test(parentElement?.tagName ?? '');
    const text = isKept ? data : data.replaceAll(/\s+/g, ' ');
    const isAtStart = this.#breaks > 0 || /^\s?$/.test(this.#text.slice(-1));
    this.#write(isAtStart && !isKept ? text.trimStart() : text);
  }

  #write(text: string): void {
    if (text === '') return;
    if (this.#text !== '' && this.#breaks > 0) this.#text = this.#text.trimEnd() + '\n'.repeat(this.#breaks);
    this.#breaks = 0;
    this.#text += text;
  }
}

function boxOf(input: Element): string {
  return input.matches(':checked, [checked]') ? '[x]' : '[ ]';
}

function isDisplay(formula: Element): boolean {
  return formula.getAttribute('data-formula') === 'display';
}

/** In the marks that the reader of markdown knows. KaTeX keeps the source of what it draws. */
function sourceOf(formula: Element): string {
  const source = formula.querySelector('annotation[encoding="application/x-tex"]') ?? formula;
  const text = (source.textContent ?? '').trim();
  return isDisplay(formula) ? `$$\n${text}\n$$` : `$${text}$`;
}

/** For programs that take formatted text: without what the page adds, and without its classes. */
function htmlOf(copy: Element): string {
  for (const added of copy.querySelectorAll(ADDED)) added.remove();
  for (const box of copy.querySelectorAll('input')) box.replaceWith(boxOf(box));
  for (const formula of copy.querySelectorAll(FORMULA)) formula.replaceWith(sourceOf(formula));
  for (const paragraph of copy.querySelectorAll(`${WRITTEN} p`))
    paragraph.innerHTML = paragraph.innerHTML.replaceAll('\n', '<br>');
  for (const element of [copy, ...copy.querySelectorAll('*')])
    for (const name of element.getAttributeNames())
      if (!['href', 'start', 'dir', 'colspan'].includes(name)) element.removeAttribute(name);
  return copy.outerHTML;
}
