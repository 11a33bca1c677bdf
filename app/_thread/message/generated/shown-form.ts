// Reads a form of generated UI off the screen. The program and the SDK's state know more than people see: names of fields,
// hidden fields, values that no option has, two fields that share a value. What is said by a press is what is shown.
import { isInSentOrder, type FieldKind, type ShownField, type ShownValue } from '@/model/pressed-text';
import { oneLine } from '@/model/title';

/** Class names of the SDK, where no role or element tells. A form that they no longer find sends no values. */
const FORM = '.c1-form';
const FOLLOW_UPS = '.openui-follow-up-block';
const BUTTON = '.openui-buttons button';
const CONTROL = '.openui-form-control';
const LABEL = '.openui-label, .openui-slider-block__label';
const DATE = '.openui-date-picker-renderer-floating-input-container';
const NO_DATE = /has-no-selected-date/;
const SLIDER = '.openui-slider-block';
const TABLE = '.c1-editable-table-wrapper';
const CHECK = '[role="checkbox"], [role="switch"]';

const LINE_PX = 16;

/** Types of an input whose text is what people see. */
export const TEXT_INPUTS = new Set(
  'text email number search tel url date time datetime-local month week'.split(' '),
);

/** By selector, outermost first: a slider contains an input, a table contains fields of all kinds. */
const READERS: readonly [
  string,
  FieldKind,
  (element: Element) => readonly ShownValue[] | null | undefined,
][] = [
  [TABLE, 'table', tableRows],
  [SLIDER, 'slider', sliderValues],
  [DATE, 'date', (element) => (NO_DATE.test(element.className) ? [] : texts(shownText(element)))],
  ['[role="radiogroup"]', 'choice', (element) => chosen(element, '[role="radio"][aria-checked="true"]')],
  ['[role="listbox"]', 'choice', (element) => chosen(element, '[role="option"][aria-selected="true"]')],
  [
    '[role="combobox"]',
    'choice',
    (element) => (element.hasAttribute('data-placeholder') ? [] : texts(shownText(element))),
  ],
  [
    CHECK,
    'checkbox',
    (element) => [{ text: itemLabel(element), isChecked: element.getAttribute('aria-checked') === 'true' }],
  ],
  ['input, textarea', 'text', typedValue],
];
const ANY_FIELD = READERS.map(([selector]) => selector).join(', ');

/** The form that a button sends; null for one that sends no values: outside of forms, or a follow-up. */
export function formAround(pressed: Element): Element | null {
  return pressed.closest(FOLLOW_UPS) === null ? pressed.closest(FORM) : null;
}

/** The controls of a form that are on screen, in its order. */
export function shownFields(form: Element): ShownField[] {
  const fields: ShownField[] = [];
  let group: Element | null = null;
  for (const element of form.querySelectorAll(ANY_FIELD)) {
    if (isInsideField(element) || element.closest(FORM) !== form || !isShown(element)) continue;
    const field = readField(element);
    if (field === undefined) continue;
    const control = element.closest(CONTROL);
    const last = fields.at(-1);
    // The boxes under one label are one field.
    if (field.kind === 'checkbox' && last?.kind === 'checkbox' && control !== null && control === group) {
      fields[fields.length - 1] = { ...last, values: [...(last.values ?? []), ...(field.values ?? [])] };
    } else {
      fields.push(field);
    }
    group = control;
  }
  return fields;
}

/** What of a form is of no form inside of it. */
function ownOf(form: Element, selector: string): Element[] {
  return [...form.querySelectorAll(selector)].filter((element) => element.closest(FORM) === form);
}

/** The key of a form whose fields we draw; null of any other. */
export function keyOfForm(form: Element): string | null {
  return ownOf(form, '[data-form]')[0]?.getAttribute('data-form') ?? null;
}

/** Keys of the fields that are on screen, of those that we draw. */
export function shownKeys(form: Element): ReadonlySet<string> {
  const fields = [...form.querySelectorAll('[data-field]')].filter(isShown);
  return new Set(fields.map((field) => field.getAttribute('data-field') ?? ''));
}

const PRIMARY = '[class*="button-base-primary"]';

/** The primary button of a form sends it; where none is, the first one does. */
export function isSubmit(pressed: Element, form: Element): boolean {
  const buttons = ownOf(form, BUTTON);
  const primary = buttons.filter((button) => button.matches(PRIMARY));
  return primary.length > 0 ? primary.some((one) => one === pressed) : buttons[0] === pressed;
}

/** Locks what sends the form around an element of it, for everybody to see; its other buttons send nothing of the form. */
export function lockSubmit(inside: Element, isLocked: boolean): void {
  const form = inside.closest(FORM);
  if (form === null) return;
  for (const button of ownOf(form, BUTTON)) {
    if (isLocked && isSubmit(button, form)) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}

/** Whether all of a label is on the element that was pressed, and nothing of the element is cut off. */
export function isWhollyShown(element: Element, label: string): boolean {
  const says = shownText(element).toLowerCase().includes(label.toLowerCase());
  return (
    says &&
    isInSentOrder(element.textContent) &&
    [element, ...element.querySelectorAll('*')].every(isUncut) &&
    isInColumn(element)
  );
}

/** An inline element has no width of its own. Letters may stand a little over the lines that they are on. */
function isUncut({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean {
  return clientWidth === 0 || (scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + LINE_PX / 2);
}

function isInColumn(element: Element): boolean {
  const column = element.closest('.answer-c1')?.getBoundingClientRect();
  const { left, right } = element.getBoundingClientRect();
  return column === undefined || (left >= column.left - 1 && right <= column.right + 1);
}

function isInsideField(element: Element): boolean {
  return element.parentElement?.closest(ANY_FIELD) != null;
}

function readField(element: Element): ShownField | undefined {
  const [, kind, read] = READERS.find(([selector]) => element.matches(selector)) ?? [];
  const values = read?.(element);
  if (kind === undefined || values === undefined) return undefined;
  const label = element.closest(CONTROL)?.querySelector(LABEL) ?? element.querySelector(LABEL);
  return { label: label === null ? '' : shownText(label), kind, values };
}

/** Neither hidden, folded away, transparent, nor without an extent. */
function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 0 &&
    height > 0 &&
    element.getAttribute('aria-hidden') !== 'true' &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

/** A password is dots on screen. A type that shows no text, such as a colour, is no field of ours. */
function typedValue(element: Element): readonly ShownValue[] | null | undefined {
  if (element instanceof HTMLTextAreaElement) return texts(element.value);
  if (!(element instanceof HTMLInputElement)) return undefined;
  if (element.type === 'password') return null;
  return TEXT_INPUTS.has(element.type) ? texts(element.value) : undefined;
}

function sliderValues(element: Element): readonly ShownValue[] {
  const inputs = [...element.querySelectorAll('input')].filter(isShown).map(({ value }) => value);
  if (inputs.length > 0) return texts(...inputs);
  const thumbs = [...element.querySelectorAll('[role="slider"]')];
  return texts(...thumbs.map((thumb) => thumb.getAttribute('aria-valuenow') ?? ''));
}

function chosen(element: Element, selector: string): readonly ShownValue[] {
  return [...element.querySelectorAll(selector)].map((item) => ({ text: itemLabel(item) }));
}

/** A row of a table is one value: "Task: Write, Points: 3". */
function tableRows(element: Element): readonly ShownValue[] {
  const headers = [...element.querySelectorAll('thead th')].map(shownText);
  return [...element.querySelectorAll('tbody tr')].map((row) => ({
    text: [...row.querySelectorAll('td')]
      .map((cell, index) => {
        const typed = cell.querySelector('input, textarea');
        const text = typed === null ? shownText(cell) : (typedValue(typed)?.[0]?.text ?? '');
        return headers[index] ? `${headers[index]}: ${text}` : text;
      })
      .filter((text) => text !== '')
      .join(', '),
  }));
}

/** The first line of an item's label: the lines below describe it. */
function itemLabel(item: Element): string {
  const label = item instanceof HTMLButtonElement ? [...item.labels].at(-1) : undefined;
  const lines = (label ?? (item instanceof HTMLElement ? item : undefined))?.innerText.split('\n') ?? [];
  return oneLine(lines.find((line) => line.trim() !== '') ?? '');
}

function texts(...values: readonly string[]): readonly ShownValue[] {
  return values.map((text) => ({ text }));
}

/** The text of an element as far as it is rendered. */
export function shownText(element: Element): string {
  return element instanceof HTMLElement ? oneLine(element.innerText) : '';
}
