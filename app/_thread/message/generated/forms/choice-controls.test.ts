import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { drawnForm } from '@/app/_thread/message/generated/blocks/drawn-form';
import { ChoiceControl } from './choice-controls';

/** The field of a block, empty, after somebody wanted to send its form. */
function markupOf(field: object): string {
  const drawn = drawnForm(JSON.stringify({ fields: [field] }), null);
  const [own] = 'why' in drawn ? [] : drawn.fields.values();
  if (own === undefined) throw new Error('no form');
  const nothing = () => undefined;
  return renderToStaticMarkup(
    createElement(ChoiceControl, {
      id: 'a',
      field: own,
      name: own.label,
      value: null,
      isOpen: true,
      isInvalid: true,
      describedBy: 'a-notes',
      read: () => null,
      type: nothing,
      choose: nothing,
      settle: nothing,
    }),
  );
}

test('[I20] [I21] one box that is required says so: by a star behind its words, and to who does not see it', () => {
  const box = { label: 'I agree', type: 'checkbox' };
  const [input = ''] = /<input[^>]*>/.exec(markupOf({ ...box, required: true })) ?? [];
  expect(input).toContain('required=""');
  expect(input).toContain('aria-invalid="true"');
  expect(markupOf({ ...box, required: true })).toMatch(/I agree<span[^>]*aria-hidden="true">\*<\/span>/);
  expect(markupOf(box)).not.toMatch(/required|\*/);
  expect(markupOf(box)).toContain('aria-label="I agree"');
});

test('[I21] boxes of several need none of themselves', () => {
  const boxes = markupOf({ label: 'Meals', type: 'choices', options: ['Lunch', 'Dinner'], required: true });
  expect(boxes).not.toMatch(/<input[^>]*required/);
  expect(boxes).toContain('aria-labelledby="a-label"');
});
