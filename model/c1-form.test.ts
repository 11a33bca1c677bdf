import { describe, expect, test } from 'vitest';
import { formsOf } from './c1-form';
import { readProgram } from './c1-program';

describe('[F40] the forms of a program', () => {
  const form = `root = Card([h, form, EditableTable("tasks", [{type: "text", key: "task", header: "Task"}], [{id: "r1", values: ["Write"]}])])
h = Header("Plan")
form = Form("offsite", btns, [f1, f3, f5, f6, f7])
btns = ButtonGroup([Button("Submit plan", {type: "continue_conversation"}, "primary"), Button("Cancel", {}, "tertiary")])
label = "Name of trip"
f1 = FormControl(label, Input("title", {required: true}, "Autumn", "text"), "Shown to everybody")
f3 = FormControl("City", Select("city", [SelectItem("lis", "Lisbon"), SelectItem("gen", "Geneva")], {}, "Pick one"))
f5 = FormControl("Budget", Slider("budget", "EUR", "continuous", 100, 1500, [600], {}, 50))
f6 = FormControl("Meals", CheckBoxGroup("meals", [CheckBoxItem("breakfast", "Breakfast", "", true), CheckBoxItem("dinner", "Dinner")]))
f7 = FormControl("", RadioGroup("pace", [RadioItem("calm", "Calm")], {}, "calm"))`;

  test('have their fields in order, with labels, choices and initial values', () => {
    expect(formsOf(readProgram(form))).toEqual([
      {
        name: 'offsite',
        buttons: ['Submit plan', 'Cancel'],
        fields: [
          {
            name: 'title',
            component: 'Input',
            label: 'Name of trip',
            initial: null,
            options: [],
            variant: 'text',
          },
          {
            name: 'city',
            component: 'Select',
            label: 'City',
            initial: null,
            options: [
              { value: 'lis', label: 'Lisbon' },
              { value: 'gen', label: 'Geneva' },
            ],
            variant: '',
          },
          { name: 'budget', component: 'Slider', label: 'Budget', initial: [600], options: [], variant: '' },
          {
            name: 'meals',
            component: 'CheckBoxGroup',
            label: 'Meals',
            initial: { breakfast: true, dinner: false },
            options: [
              { value: 'breakfast', label: 'Breakfast' },
              { value: 'dinner', label: 'Dinner' },
            ],
            variant: '',
          },
          {
            name: 'pace',
            component: 'RadioGroup',
            label: '',
            initial: 'calm',
            options: [{ value: 'calm', label: 'Calm' }],
            variant: '',
          },
        ],
      },
      {
        name: '',
        buttons: [],
        fields: [
          {
            name: 'tasks',
            component: 'EditableTable',
            label: '',
            initial: [{ id: 'r1', values: ['Write'] }],
            options: [{ value: 'task', label: 'Task' }],
            variant: '',
          },
        ],
      },
    ]);
  });

  test('are found within bounds in a program that has no end', () => {
    const lines = Array.from(
      { length: 9 },
      (_, n) => `l${n + 1} = Card([${Array(9).fill(`l${n}`).join(', ')}])`,
    );
    const [found] = formsOf(readProgram(`root = Card([l9])\nl0 = Input("a")\n${lines.join('\n')}`));
    expect(found?.fields.length).toBeGreaterThan(1_000);
    expect(found?.fields.length).toBeLessThan(20_000);
    const options = `s = [${'ChipItem("a", "A"), '.repeat(2_000)}]\n`;
    const fields = `root = Card([${'Select("a", s), '.repeat(2_000)}])`;
    const [many] = formsOf(readProgram(options + fields));
    expect(many?.fields.filter((field) => field.options.length > 0).length).toBeLessThan(10);
    expect(formsOf(readProgram('root = Form("a", [], [root, Input("b")])'))).toHaveLength(1);
  });
});
