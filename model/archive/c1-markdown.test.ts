import { expect, test } from 'vitest';
import { c1Markdown } from './c1-markdown';

const program = (source: string) =>
  `<content thesys="true" version="2">${source.replace(/</g, '&lt;')}</content>`;

test('[K2] charts are tables, with their titles', () => {
  const source = `root = Card([b, p])
b = BarChart(["Jan", "Feb"], [{category: "Before", values: [1, 2]}, {category: "Now", values: [3, 4]}], "default", "grouped", "Half a year")
p = PieChart([{category: "Search", value: 31}, {category: "A|B", value: 2}], "donut", "Where from")`;
  expect(c1Markdown(program(source))).toBe(
    [
      '**Half a year**',
      '|  | Before | Now |\n| --- | --- | --- |\n| Jan | 1 | 3 |\n| Feb | 2 | 4 |',
      '**Where from**',
      '|  |  |\n| --- | --- |\n| Search | 31 |\n| A\\|B | 2 |',
    ].join('\n\n'),
  );
});

test('[K2] tables, forms with their values, diagrams as their source', () => {
  const source = `root = Card([h, t, x, f])
h = Header("Plan", "For all")
t = Table([Col("Option", "string"), Col("Risk", "string")], [["Small", Tag("low risk", "success")]])
x = TextContent("See:\\n\`\`\`mermaid\\ngraph LR\\n\`\`\`")
f = Form("plan", ButtonGroup([Button("Send", {}, "primary")]), [FormControl("How many", Slider("n", "", 1, 9, 1, 4)), FormControl("Where", Select("w", [SelectItem("lis", "Lisbon")]))])`;
  const markdown = c1Markdown(program(source));
  expect(markdown).toContain('### Plan\n\nFor all');
  expect(markdown).toContain('| Option | Risk |\n| --- | --- |\n| Small | low risk |');
  expect(markdown).toContain('```mermaid\ngraph LR\n```');
  expect(markdown).toContain('- How many: 4\n- Where: — (Lisbon)\n- [ Send ]');
});

test('[K2] without a program there is nothing to say, and a large one is left to its extract', () => {
  expect(c1Markdown('<content>{"component": 1}</content>')).toBeNull();
  expect(c1Markdown(program('root = Card([root, root])'))).toBeNull();
  const many = `s = [${'"A b", '.repeat(3_000)}]\nroot = Card([${'s, '.repeat(300)}])`;
  expect(c1Markdown(program(many))).toBeNull();
});
