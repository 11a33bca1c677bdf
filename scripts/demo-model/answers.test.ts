import { expect, test } from 'vitest';
import { formatOf, hasProgram, plainOf } from '@/model/answer';
import { printC1 } from '@/model/c1-print';
import { readC1 } from '@/model/c1-program';
import { excessOf } from '@/model/c1-size';
import { titlePrompt } from '@/model/prompt';
import { fencedMessage } from '@/model/prompt-fence';
import { answerTo, lengthen, titleFor } from './answers';
import { askedIn } from './asked';

const said = (authorName: string, text: string) => fencedMessage({ authorName, text });
const ask = (text: string) => askedIn([{ role: 'user', content: said('Ada', text) }]);

test('prose quotes the question, names the asker, and says that it is scripted', () => {
  const answer = answerTo(ask('@assistant how do we open the beta? [demo slow=1s]'));
  expect(answer).toContain('Ada, you asked: “how do we open the beta?”');
  expect(answer).toContain('*Scripted demo answer: no model was asked.*');
  const words = answer.split(/\s+/).length;
  expect(words).toBeGreaterThanOrEqual(80);
  expect(words).toBeLessThanOrEqual(220);
});

test.each([
  ['show us a chart', 'BarChart'],
  ['what do the numbers say', 'BarChart'],
  ['compare the three ways', 'Table'],
  ['make a form for it', 'Form'],
  ['list the next steps', 'Steps'],
])('“%s” is answered with a program that has a %s, and ends with follow-ups', (text, component) => {
  const answer = answerTo(ask(`"${text}" & <so on>`));
  expect(formatOf(answer)).toBe('c1');
  expect(hasProgram(answer)).toBe(true);
  expect(answer).toContain(`= ${component}(`);
  expect(answer).toMatch(/root = Card\(\[.*, fu\]\)/);
  expect(plainOf(answer)).toContain(text);
  // [F40]: it is drawn, and with all that it says.
  expect(excessOf(readC1(answer))).toBeNull();
  expect(plainOf(printC1(readC1(answer)))).toBe(plainOf(answer));
  const body = /<content[^>]*>([\s\S]*)<\/content>$/.exec(answer)?.[1] ?? '';
  expect(body).not.toMatch(/[<>"]/);
});

test('later answers of a thread no longer say that they are scripted, and mention the previous speaker', () => {
  const asked = askedIn([
    { role: 'user', content: said('Grace', 'the import worries me') },
    { role: 'assistant', content: 'It should.' },
    { role: 'user', content: said('Ada', 'and why is that?') },
  ]);
  const answer = answerTo(asked);
  expect(answer).not.toContain('Scripted demo answer');
  expect(answer).toContain('what Grace said before (“the import worries me”)');
});

test('the values of a submitted form are repeated', () => {
  const answer = answerTo(
    ask('Send the plan\n- Its name: “Beta” (default)\n- Notes: “a\n  | b”\n- When: (empty)'),
  );
  expect(answer).toContain('- **Its name**: “Beta” (default)\n- **Notes**: “a | b”\n- **When**: (empty)');
});

test('a title is short and consists of words of the conversation', () => {
  const [, request] = titlePrompt(
    `${said('Ada', '@assistant how shall we open the calendar beta?')}\n${said('Assistant', 'Soon.')}`,
  );
  expect(titleFor(request?.content ?? '')).toBe('Open calendar beta');
});

test('a long answer has exactly the length that was asked for', () => {
  expect(lengthen('Short.', 64 * 1024)).toHaveLength(64 * 1024);
});
