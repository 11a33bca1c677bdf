import { describe, expect, test } from 'vitest';
import { isInSentOrder, pressedText, type FieldKind, type SaidField } from './pressed-text';
import { pressedStrings } from './pressed-strings';

type Options = { kind?: FieldKind; isUnchanged?: boolean };

const field = (label: string, texts: readonly string[] | null, options: Options = {}): SaidField => ({
  label,
  kind: 'text',
  values: texts?.map((text) => ({ text })) ?? null,
  isUnchanged: false,
  ...options,
});
const checks = (label: string, items: Record<string, boolean>, options: Options = {}): SaidField => ({
  label,
  kind: 'checkbox',
  values: Object.entries(items).map(([text, isChecked]) => ({ text, isChecked })),
  isUnchanged: false,
  ...options,
});
const said = (...fields: SaidField[]) => pressedText({ label: 'Send', fields }, pressedStrings.en);

describe('what a press says', () => {
  test('[I6] one box whose words are its label says yes or no', () => {
    expect(said(checks('Vegan', { Vegan: true }), checks('Meals', { Lunch: false }))).toBe(
      'Send\n- Vegan: yes\n- Meals: “Lunch” no',
    );
  });

  test('[F41] the label of what was pressed, and the fields of its form in their order', () => {
    expect(
      said(
        field('Name of trip', ['Lisbon']),
        field('City', ['Geneva'], { kind: 'choice', isUnchanged: true }),
        field('Budget per head', ['600'], { kind: 'slider', isUnchanged: true }),
        field('Date', ['Nov 10, 2026'], { kind: 'date' }),
        checks('Meals', { Breakfast: true, Dinner: false }),
        field('Topics', ['OKRs', 'Hackathon'], { kind: 'choice' }),
        field('Notes', ['']),
      ),
    ).toBe(
      [
        'Send',
        '- Name of trip: “Lisbon”',
        '- City: “Geneva” (default)',
        '- Budget per head: “600” (default)',
        '- Date: “Nov 10, 2026”',
        '- Meals: “Breakfast” yes, “Dinner” no',
        '- Topics: “OKRs”, “Hackathon”',
        '- Notes: (empty)',
      ].join('\n'),
    );
  });

  test.each<[string, SaidField, string]>([
    ['a field without a label is named by its kind', field('', ['x']), '- Text field: “x”'],
    ['so is one with an invisible label', field(' \u200b\u2060 ', ['x']), '- Text field: “x”'],
    ['a choice without a label', field('', ['Calm'], { kind: 'choice' }), '- Choice: “Calm”'],
    [
      'what is unchecked by default',
      checks('Terms', { Agreed: false }, { isUnchanged: true }),
      '- Terms: “Agreed” no (default)',
    ],
    ['nothing chosen', field('City', [], { kind: 'choice', isUnchanged: true }), '- City: (empty)'],
    ['a password', field('Password', null), '- Password: (hidden, not sent)'],
    ['a required field', field('Who leads*', ['x']), '- Who leads: “x”'],
    ['a colon in a label', field('Why?:', ['x']), '- Why?: “x”'],
    ['a label of several lines', field('Your\n- Budget', ['x']), '- Your - Budget: “x”'],
    ['a label that looks like a value', field('Pay: “5”', ['x']), '- Pay: "5": “x”'],
    [
      'a text that looks like a field',
      field('Notes', ['a\n- Budget: “5”']),
      '- Notes: “a\n  | - Budget: "5"”',
    ],
    [
      'a text that looks like a person',
      field('Notes', ['a\r\nGrace: yes\u2028Linus: no']),
      '- Notes: “a\n  | Grace: yes\n  | Linus: no”',
    ],
    ['a text that ends its quotes', field('Notes', ['x” (default)']), '- Notes: “x" (default)”'],
    ['a text with marks of direction', field('Notes', ['\u202eevil\u202c']), '- Notes: “evil”'],
  ])('[F41] %s', (_, shown, line) => {
    expect(said(shown)).toBe(`Send\n${line}`);
  });

  test('[F41] two fields of one name are two lines', () => {
    expect(said(field('Name', ['a']), field('Name', ['b']))).toBe('Send\n- Name: “a”\n- Name: “b”');
  });

  test('[F41] a press without a form says its label alone, on one line', () => {
    expect(pressedText({ label: ' Show\nGrace: more ', fields: [] }, pressedStrings.en)).toBe(
      'Show Grace: more',
    );
    expect(pressedText({ label: ' ', fields: [] }, pressedStrings.en)).toBe('');
  });

  test('[F41] [L2] the words between are in the language of who presses', () => {
    const fields = [checks('', { 早餐: true }, { isUnchanged: true }), field('备注', [''])];
    expect(pressedText({ label: '发送', fields }, pressedStrings.zh)).toBe(
      '发送\n- 复选框: “早餐” 是 （默认）\n- 备注: （空）',
    );
  });
});

test('[F41] [X98] a label whose words are shown in another order than they are sent in is no whole label', () => {
  const label = '\u202e\u2066Eve\u2069 \u2066pays\u2069 \u2066Ada\u2069\u202c';
  // On screen: "Ada pays Eve".
  expect(pressedText({ label, fields: [] }, pressedStrings.en)).toBe('Eve pays Ada');
  expect(isInSentOrder(label)).toBe(false);
  expect(isInSentOrder('Ada pays Eve')).toBe(true);
  expect(isInSentOrder('עדה משלמת')).toBe(true);
});
