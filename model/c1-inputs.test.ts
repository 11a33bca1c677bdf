import { describe, expect, test } from 'vitest';
import { answerFormsOf, inputOf, sharedForms } from './c1-inputs';
import { readProgram } from './c1-program';
import { formText } from './form-text';
import { MAX_FIELDS, MAX_FORMS, MAX_LABEL_CHARS } from './limits';
import { ID_PATTERN } from './paths';
import { inputId } from './input';
import { pressedStrings } from './pressed-strings';

const formsIn = (program: string) => sharedForms(readProgram(program));
const answer = (program: string) =>
  answerFormsOf(`<content thesys="true" version="2">\n\`\`\`openui-lang\n${program}\n\`\`\`</content>`);
const form = (...fields: string[]) => `root = Card([Form("plan", [Button("Send")], [${fields.join(', ')}])])`;
const inputs = (count: number) =>
  Array.from({ length: count }, (_, n) => `FormControl("Field ${n}", Input("name${n}"))`);

describe('the forms that are filled in together', () => {
  test('[I1] have fields with keys, labels, kinds, choices and what they show initially', () => {
    const [found] = formsIn(
      form(
        'FormControl("Name", Input("title", {}, "Placeholder", "text"))',
        'FormControl("City", Select("city", [SelectItem("lis", "Lisbon"), SelectItem("gen", "Geneva")]))',
        'FormControl("Budget", Slider("budget", "EUR", "continuous", 100, 1500, [600], {}, 50))',
        'FormControl("Range", Slider("range", "EUR", "continuous", 100, 1500, [200, 300]))',
        'FormControl("Meals", CheckBoxGroup("meals", [CheckBoxItem("b", "Breakfast", "", true), CheckBoxItem("d", "Dinner")]))',
        'FormControl("Topics", Chips("topics", "multiple", [ChipItem("okrs", "OKRs"), ChipItem("talks", "Talks")]))',
        'FormControl("Days", DatePicker("days", "range"))',
      ),
    );
    expect(found?.fields.map(({ key, kind, type, initial }) => [key, kind, type, initial])).toEqual([
      ['f0-0-title', 'text', 'string', null],
      ['f0-1-city', 'choice', 'string', null],
      ['f0-2-budget', 'slider', 'number', 600],
      ['f0-3-range', 'slider', 'list', ['200', '300']],
      ['f0-4-meals', 'checkbox', 'list', ['b']],
      ['f0-5-topics', 'choice', 'list', null],
      ['f0-6-days', 'date', 'list', null],
    ]);
    expect(found?.buttons).toEqual(['Send']);
  });

  test('[I1] [X207] keys are parts of an id, whatever the fields are called', () => {
    const names = [
      '__proto__',
      'constructor',
      '../../users/ada',
      'a.b',
      '日期',
      '',
      'x'.repeat(300),
      'a b/c',
    ];
    const program = form(...names.map((name) => `FormControl("L", Input(${JSON.stringify(name)}))`));
    const [found] = formsIn(program);
    const keys = found?.fields.map(({ key }) => key) ?? [];
    expect(keys).toEqual([
      'f0-0-proto',
      'f0-1-constructor',
      'f0-2-usersada',
      'f0-3-ab',
      'f0-4',
      'f0-5',
      'f0-6-xxxxxxxxxxxxxxxx',
      'f0-7-abc',
    ]);
    const round = { runId: `r-${'x'.repeat(22)}`, form: 'f0', round: 10 };
    for (const key of keys) expect(inputId(round, key)).toMatch(ID_PATTERN);
    expect(Object.keys(answer(program)?.types['f0'] ?? {})).toEqual(keys);
  });

  test('[I1] are the same for the same program, and of two fields of one name the first counts', () => {
    const program = form('Input("a")', 'TextArea("a")', 'Input("b")');
    expect(formsIn(program)[0]?.fields.map(({ key, component }) => [key, component])).toEqual([
      ['f0-0-a', 'Input'],
      ['f0-1-b', 'Input'],
    ]);
    expect(answer(program)).toEqual(answer(program));
  });

  test('[I10] hold no password', () => {
    const found = answer(form('FormControl("Secret", Input("pin", {}, "", "password"))', 'Input("b")'));
    expect(found?.list[0]?.fields[0]).toMatchObject({ key: 'f0-0-pin', type: null });
    expect(found?.types).toEqual({ f0: { 'f0-1-b': 'string' } });
  });

  test('[I1] [X212] those of more than a hundred fields are none', () => {
    expect(answer(form(...inputs(MAX_FIELDS)))?.list[0]?.fields).toHaveLength(MAX_FIELDS);
    expect(answer(form(...inputs(MAX_FIELDS + 1)))).toBeNull();
    const two = `root = Card([Form("a", [], [${inputs(60).join(', ')}]), Form("b", [], [${inputs(60).join(', ')}]), Form("c", [], [${inputs(40).join(', ')}])])`;
    // Each keeps the key of its place.
    expect(answer(two)?.list.map(({ key, fields }) => `${key} ${fields.length}`)).toEqual(['f0 60', 'f2 40']);
  });

  test('[I1] [X212] have short labels, and are not more than can be stored', () => {
    const [found] = formsIn(form(`FormControl(${JSON.stringify('x'.repeat(500))}, Input("a"))`));
    expect(found?.fields[0]?.label.length).toBeLessThanOrEqual(MAX_LABEL_CHARS);
    const items = Array.from({ length: 2_000 }, (_, n) => `SelectItem("value${n}", "${'x'.repeat(40)}")`);
    expect(formsIn(form(`Select("a", [${items.join(', ')}])`))).toEqual([]);
    const many = Array.from({ length: 30 }, (_, n) => `Form("form${n}", [], [Input("a")])`);
    expect(formsIn(`root = Card([${many.join(', ')}])`)).toHaveLength(MAX_FORMS);
  });

  test('[I1] are not those with a table, without fields, or without a name', () => {
    expect(formsIn(form('EditableTable("t", [], [])', 'Input("a")'))).toEqual([]);
    expect(formsIn(form())).toEqual([]);
    expect(formsIn('root = Card([Input("a"), Form("", [], [Input("b")])])')).toEqual([]);
    expect(answerFormsOf('**Just** markdown')).toBeNull();
  });
});

describe('[I2] values of the renderer are stored by type', () => {
  const options = [
    { value: 'b', label: 'Breakfast' },
    { value: 'd', label: 'Dinner' },
  ];
  test.each([
    ['text', 'string', 'Lisbon', 'Lisbon'],
    ['slider', 'number', [600], 600],
    ['slider', 'list', [1, 2], ['1', '2']],
    ['checkbox', 'list', { b: false, d: true }, ['d']],
    ['choice', 'list', ['d', 'b'], ['b', 'd']],
    ['choice', 'string', 'd', 'd'],
  ] as const)('%s as %s', (kind, type, data, value) => {
    const field = { kind, type, options };
    const held = typeof data === 'object' ? structuredClone(data) : data;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- read-only lists are data too
    expect(inputOf(field, held as Parameters<typeof inputOf>[1])).toEqual(value);
  });

  test('what is no value of the field is nothing', () => {
    const field = { kind: 'slider', type: 'number', options: [] } as const;
    expect([inputOf(field, 'many'), inputOf(field, null), inputOf(field, [])]).toEqual([null, null, null]);
    expect(inputOf({ kind: 'text', type: null, options: [] }, 'secret')).toBeNull();
  });
});

describe('[I6] what a form says', () => {
  const program = form(
    'FormControl("Name", Input("title"))',
    'FormControl("Secret", Input("pin", {}, "", "password"))',
    'FormControl("Meals", CheckBoxGroup("meals", [CheckBoxItem("b", "Breakfast", "", true), CheckBoxItem("d", "Dinner")]))',
    'FormControl("City", Select("city", [SelectItem("lis", "Lisbon")]))',
  );
  const said = (values: Record<string, string | string[]>, hidden: string[] = []) => {
    const [stored] = answer(program)?.list ?? [];
    if (stored === undefined) throw new Error('no form');
    const shown = new Set(stored.fields.map(({ key }) => key).filter((key) => !hidden.includes(key)));
    return formText(
      { button: 'Send', form: stored, shown, values: new Map(Object.entries(values)) },
      pressedStrings.en,
    ).split('\n');
  };

  test('is the visible fields in their order, defaults marked, a password never', () => {
    expect(said({ 'f0-0-title': 'Trip', 'f0-1-pin': '1234', 'f0-3-city': 'lis' })).toEqual([
      'Send',
      '- Name: “Trip”',
      '- Secret: (hidden, not sent)',
      '- Meals: “Breakfast” yes, “Dinner” no (default)',
      '- City: “Lisbon”',
    ]);
    expect(said({ 'f0-2-meals': ['b'] }, ['f0-1-pin', 'f0-3-city'])).toEqual([
      'Send',
      '- Name: (empty)',
      '- Meals: “Breakfast” yes, “Dinner” no (default)',
    ]);
  });

  test('[X209] has no choice that is not on screen', () => {
    expect(said({ 'f0-3-city': 'Rome, cheaper' }).at(-1)).toBe('- City: (empty)');
    expect(said({ 'f0-2-meals': ['d', 'everything'] })[3]).toBe('- Meals: “Breakfast” no, “Dinner” yes');
  });
});
