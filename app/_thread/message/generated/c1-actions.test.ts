import { describe, expect, test } from 'vitest';
import { escapeText } from '@/model/answer';
import { messageOfAction } from './c1-actions';

const sent = (context: unknown) =>
  `<content thesys="true"></content><context>${escapeText(JSON.stringify(context))}</context>`;

describe('a press inside an answer', () => {
  test('sends the label and the values of the form', () => {
    const form = {
      title: { value: 'Lisbon trip', componentType: 'Input' },
      days: { value: [2, 3], componentType: 'Chips' },
      meals: { value: { breakfast: true, dinner: false }, componentType: 'CheckBoxGroup' },
    };
    expect(
      messageOfAction({
        humanFriendlyMessage: 'Send the plan',
        llmFriendlyMessage: sent(['User clicked: Send the plan', { plan: form }]),
      }),
    ).toBe('Send the plan\n- title: Lisbon trip\n- days: 2, 3\n- meals: breakfast yes, dinner no');
  });

  test('without a form sends the label alone', () => {
    expect(
      messageOfAction({
        humanFriendlyMessage: 'Details',
        llmFriendlyMessage: sent(['User clicked: Details']),
      }),
    ).toBe('Details');
  });

  test('survives a context that cannot be parsed', () => {
    expect(
      messageOfAction({ humanFriendlyMessage: 'Go', llmFriendlyMessage: '<context>[{oops</context>' }),
    ).toBe('Go');
  });

  test('without a label sends the SDK’s text', () => {
    expect(messageOfAction({ humanFriendlyMessage: '', llmFriendlyMessage: ' Show more ' })).toBe(
      'Show more',
    );
  });
});
