// The demo model's answers: selected by words of the question, about its subject, and deterministic.
import { clip, modelTitle, oneLine } from '@/model/title';
import { type Asked, splitAuthor } from './asked';
import { withoutDirectives } from './directives';
import { chartsProgram, formProgram, hashOf, stepsProgram, tableProgram, wrapProgram } from './programs';

const SCRIPTED = '*Scripted demo answer: no model was asked.*';

export function answerTo(asked: Asked): string {
  const asks = (pattern: RegExp) => pattern.test(asked.question);
  const fields = [...asked.whole.matchAll(SUBMITTED_FIELD)];
  if (fields.length > 0) return formAnswer(asked, fields);
  if (asks(/\b(charts?|numbers|graphs?)\b/i))
    return wrapProgram('Adding up the numbers', chartsProgram(asked));
  if (asks(/\b(tables?|compare|comparison)\b/i))
    return wrapProgram('Comparing the options', tableProgram(asked));
  if (asks(/\bpoll\b/i)) return poll(asked);
  if (asks(/\bforms? in markdown\b/i)) return markdownForm(asked);
  if (asks(/\b(forms?|plan)\b/i)) return wrapProgram('Working out what we need to know', formProgram(asked));
  if (asks(/\b(steps|lists?)\b/i)) return wrapProgram('Putting the steps in order', stepsProgram(asked));
  return prose(asked);
}

/** A title as a model would generate it, from the first words of the conversation. */
export function titleFor(conversation: string): string {
  const { text } = splitAuthor(conversation);
  const firstLine = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const words = withoutDirectives(firstLine)
    .replace(/@assistant\b[,:]?/gi, '')
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word.toLowerCase()))
    .slice(0, 5)
    .join(' ');
  const title = modelTitle(words);
  return title === '' ? 'A short conversation' : title.charAt(0).toUpperCase() + title.slice(1);
}

/** Prose is lengthened with more of the same until it has `chars` characters. */
export function lengthen(answer: string, chars: number): string {
  const parts = [answer];
  for (let length = answer.length, part = 1; length < chars; part += 1) {
    const more = `\n\n## Part ${part}\n\n${EXTRA[part % EXTRA.length] ?? ''}`;
    parts.push(more);
    length += more.length;
  }
  return parts.join('').slice(0, Math.max(chars, answer.length));
}

function prose(asked: Asked): string {
  const about = subjectOf(asked.question);
  const [opening, items, closing] = PROSE[hashOf(asked.question) % PROSE.length] ?? PROSE[0];
  return [
    `${asked.name}, you asked: “${asked.question}”`,
    opening(about),
    items.map(([lead, rest]) => `- **${lead}** ${rest(about)}`).join('\n'),
    ...RENDERED_BLOCKS.flatMap(({ asks, shown }) => (asks.test(asked.question) ? [shown] : [])),
    ...(asked.earlier ? [earlierLine(asked.earlier)] : []),
    closing(about),
    ...(asked.isFirst ? [SCRIPTED] : []),
  ].join('\n\n');
}

function earlierLine({ name, text }: { name: string; text: string }): string {
  return `It also touches what ${name} said before (“${clip(oneLine(withoutDirectives(text)), 80)}”), so the two of you may want to decide it together.`;
}

/** A field of a generated form, as the page sends it: `- Label: “value” (default)`, or without a value, `- Label: (empty)`. */
const SUBMITTED_FIELD = /^- (.+?): ([“(（].*(?:\n {2}\| .*)*)$/gm;

/** A poll, which any model can ask. */
function poll(asked: Asked): string {
  const block = [
    '```poll',
    'Where should we meet?',
    '- At the harbour',
    '- In the office',
    '- On a call',
    '```',
  ];
  return [`${asked.name}, let everyone say:`, block.join('\n'), ...(asked.isFirst ? [SCRIPTED] : [])].join(
    '\n\n',
  );
}

/** A form as models without generated UI write one. */
function markdownForm(asked: Asked): string {
  const form = {
    title: 'The plan',
    fields: [
      { label: 'What should it be called?', type: 'text', required: true, hint: 'Everyone sees this name' },
      { label: 'When', type: 'date' },
      { label: 'How many come', type: 'number', value: 4 },
      { label: 'Who leads', type: 'choice', options: ['Ada', 'Grace', 'Linus'], required: true },
      {
        label: 'What we need',
        type: 'choices',
        options: ['A room', 'Lunch', 'A projector'],
        value: ['Lunch'],
      },
      { label: 'The budget is approved', type: 'checkbox' },
      { label: 'Anything to remember', type: 'long-text', maxLength: 300, placeholder: 'Who to ask…' },
    ],
    send: 'Send the plan',
  };
  const json = JSON.stringify(form, null, 2);
  const opening = `${asked.name}, please fill this in together:`;
  return [opening, ['```form', json, '```'].join('\n'), ...(asked.isFirst ? [SCRIPTED] : [])].join('\n\n');
}

/** The answer repeats the fields of a submitted form. */
function formAnswer(asked: Asked, fields: readonly (readonly string[])[]): string {
  const lines = fields.map(([, label = '', value = '']) => `- **${label}**: ${oneLine(value)}`);
  return [`Thank you, ${asked.name}. This is what was filled in:`, lines.join('\n'), SCRIPTED].join('\n\n');
}

/** The keywords of the question: its longest words that are not fillers. */
function subjectOf(question: string): string {
  const words = question
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word.length > 2 && !FILLERS.has(word.toLowerCase()));
  const longest = words.toSorted((a, b) => b.length - a.length).slice(0, 2);
  const subject = words
    .filter((word) => longest.includes(word))
    .slice(0, 2)
    .join(' and ');
  return subject === '' ? 'this' : subject;
}

const FILLERS = new Set(
  (
    'a an and are about as at be can could do does for from give has have how i if in is it let me my of on or our ' +
    'please shall should show so that the them then there this to us we what when where which who why will with would you your'
  ).split(' '),
);

type About = (subject: string) => string;
type Prose = readonly [About, readonly (readonly [string, About])[], About];

const PROSE: readonly [Prose, ...Prose[]] = [
  [
    (about) =>
      `There are two honest ways to look at **${about}**: what it costs to start, and what it costs to wait. Most teams only count the first. Written down side by side they are usually closer than they felt.`,
    [
      [
        'Start small:',
        (about) => `pick the one part of ${about} that someone would miss next week, and do only that.`,
      ],
      ['Make it visible:', () => 'one line a day in this thread, so that nobody has to ask how it goes.'],
      ['Set an end:', () => 'a date on which you look again, even when everything is fine.'],
    ],
    (about) =>
      `If you have to choose today, choose what can be undone. ${capital(about)} will look different after the first week, and then you will know more than any plan could tell you now.`,
  ],
  [
    (about) =>
      `The short answer: yes, with one condition. The question behind **${about}** is who will look after it once the first excitement is over, and that is worth a name before it is worth a date.`,
    [
      ['Owner:', (about) => `one person who may say no about ${about}, and does so in writing.`],
      ['Measure:', () => 'one number you would be glad to see move, and one that must not.'],
      ['Exit:', () => 'what you will do when neither of them has moved in a month.'],
    ],
    () =>
      'None of this needs a meeting. Three lines here, an objection or two, and it is decided; whoever joins later can read why.',
  ],
  [
    (about) =>
      `Three things are known about **${about}**, and one is guessed. It helps to keep them apart, because the guess is the part that everyone argues about while the known things quietly decide the matter.`,
    [
      ['Known:', () => 'people come back when the first minute was easy.'],
      ['Known:', (about) => `every further choice around ${about} costs you some of them.`],
      ['Guessed:', () => 'how many would pay for more. Ask five, not five hundred.'],
    ],
    (about) =>
      `So the next step is a conversation, not a document: five people, the same three questions about ${about}, and the answers pasted here word by word. Then the rest of this thread can stop guessing.`,
  ],
];

const EXTRA = [
  'A longer look at the same thing from the other side. What seemed to be one decision is three: what to do, who does it, and how everyone will know that it is done. *Taken one at a time* each of them is small, and the order in which they are taken matters more than the answers. Write the first one down before the second is opened, and let someone who was not there read it.',
  'Another part, for whoever reads on. Good work leaves a trail that can be followed backwards: from what people see, to what was decided, to what was known on the day. When one of these is missing the others become stories. A line a day is enough; **nobody has ever regretted a line a day**, and many have wished for one a year later.',
  'And a practical part. Take the list above, cross out what nobody would miss, and give what is left to people by name. `Later` is not a date. If two things depend on each other, do the one that can fail first. If nothing can fail, it was not worth writing down, and you may go home early today.',
];

const CODE = [
  '```ts',
  '/** Waits for a fact, not for a time. */',
  'export async function until(isTrue: () => boolean, everyMs = 50) {',
  '  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, everyMs));',
  '}',
  '```',
].join('\n');

const DIAGRAM = [
  '```mermaid',
  'flowchart LR',
  '  ask(Someone asks) --> known{Is it known?}',
  '  known -- yes --> answer(Answer in the thread)',
  '  known -- no --> try(Try it with two people)',
  '  try --> answer',
  '```',
].join('\n');

const FORMULA = [
  'With $n$ people of whom each answers with probability $p$, someone answers with probability',
  '$$\nP(n) = 1 - (1 - p)^n = \\sum_{k=1}^{n} \\binom{n}{k} p^k (1-p)^{n-k}\n$$',
  'so three people with \\(p = \\tfrac{1}{2}\\) are enough for $\\tfrac{7}{8}$, and it costs $5.',
].join('\n\n');

const RENDERED_BLOCKS = [
  { asks: /\b(code|function|script|typescript|python)\b/i, shown: CODE },
  { asks: /\b(diagram|flowchart)\b/i, shown: DIAGRAM },
  { asks: /\b(formula|equation|probability)\b/i, shown: FORMULA },
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
