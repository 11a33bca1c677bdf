import { expect, test } from 'vitest';
import { printC1 } from '@/model/c1-print';
import { readProgram } from '@/model/c1-program';
import { parseForms } from './parse';

const FORM = `
root = Card([head, form])
head = Header("Plan")
form = Form("plan", btns, fields)
btns = ButtonGroup([Button("Send", {type: "continue_conversation"}, "primary")], "row")
fields = [f1, f2, txt]
f1 = FormControl("Name", Input("title", {required: true, minLength: 3, maxLength: 40}, "A name", "text"), "Shown to all")
f2 = FormControl("Pace", RadioGroup("pace", [RadioItem("calm", "Calm"), RadioItem("busy", "Busy", "All at once")], {}, "calm"))
txt = TextContent("Nothing to fill in")
`;

const printed = (source: string) => {
  const { program, fields } = parseForms(readProgram(source));
  return { text: printC1(program).replaceAll('&quot;', '"'), fields };
};

test('[I13] fields of a shared form are drawn by us: the print has their keys, and nothing else of them', () => {
  const { text, fields } = printed(FORM);
  const form = text.split('\n').find((line) => line.startsWith('form ='));
  expect(form).toBe(
    'form = Form("plan", btns, [CothreadField("f0-0-title"), CothreadField("f0-1-pace"), txt, CothreadFormFoot("f0")])',
  );
  expect(text).toContain('txt = TextContent("Nothing to fill in")');
  expect(fields.get('f0-0-title')).toMatchObject({
    label: 'Name',
    hint: 'Shown to all',
    placeholder: 'A name',
    isRequired: true,
    minLength: 3,
    maxLength: 40,
  });
  expect(fields.get('f0-1-pace')?.descriptions).toEqual(new Map([['busy', 'All at once']]));
});

test('[I13] fields in a tab of a form, and fields in no form, find their way', () => {
  const { text, fields } = printed(`
root = Card([Form("a", b, [Tabs([TabItem("one", "One", [f])])]), f])
b = ButtonGroup([Button("Send", {type: "continue_conversation"})])
f = FormControl("Name", Input("title"))
`);
  expect([...fields.keys()]).toEqual(['f0-0-title']);
  expect(text).toContain('TabItem("one", "One", [CothreadField("f0-0-title")])');
  // Outside of the form the SDK draws it.
  expect(text).toContain('f = FormControl("Name", Input("title"))');
});

test('[I13] a program that names our components itself has nothing there', () => {
  const { text } = printed(`
root = Card([CothreadFormFoot("f0"), Form("a", b, [f, CothreadField("f0-0-title")])])
b = ButtonGroup([Button("Send", {type: "continue_conversation"})])
f = FormControl("Name", Input("title"))
`);
  expect(text).toContain(
    'root = Card([null, Form("a", b, [CothreadField("f0-0-title"), null, CothreadFormFoot("f0")])])',
  );
});

test('[I13] a form that is not filled in together stays as it is', () => {
  const source = `root = Card([Form("a", b, [EditableTable("t", [])])])\nb = ButtonGroup([])`;
  const program = readProgram(source);
  expect(printC1(parseForms(program).program)).toBe(printC1(program));
});
