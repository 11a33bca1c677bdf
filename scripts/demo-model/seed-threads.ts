// The messages of the three demo threads: several authors, prose and generated UI, short enough to read without scrolling.
import type { Role } from '@/model/access';
import { DEMO_THREAD_ID } from '@/model/demo';
import { wrapProgram } from './programs';

type PersonKey = 'ada' | 'grace' | 'linus';
type SeedMember = { key: PersonKey; role: Role };

export type SeedThread = {
  id: string;
  title: string;
  /** The owner first. */
  members: readonly [SeedMember, ...SeedMember[]];
  /** An answer directly follows its question. */
  messages: readonly { by: PersonKey | 'assistant'; minutesAgo: number; content: string }[];
};

const launchAnswer = `Here is a plan that fits into three weeks, **Ada** and **Grace**, with the riskiest thing first:

1. **This week: the import.** Forty beta families bring years of calendars with them. If that fails, nothing after it matters. Grace's numbers say 6 % of the files do not parse today.
2. **Next week: invitations.** One link, one tap, no account needed to look. Try it with Linus's team before anyone else sees it.
3. **The week after: we open to everyone.** Tuesday morning, when all three of you are awake and nobody is travelling.

| Before we open | Who | Done when |
| --- | --- | --- |
| Import of old calendars | Grace | fewer than 1 % fail |
| Page that explains sharing | Ada | five strangers understand it |
| Someone awake on the day | all three | the rota is in this thread |

> If the import is not at 1 % by Friday, move the date, not the bar.

Shall I turn the table into a checklist that each of you can tick?`;

const numbersProgram = `
root = Card([head, txt, bar, tbl, call, fu])
head = Header("How the beta is doing", "Six weeks, forty families")
txt = TextContent("Weekly use **doubled** since sharing works without an account. The number to watch is the second one: families in which *more than one* person writes.")
bar = BarChart(["Week 1", "Week 2", "Week 3", "Week 4", "Week 5", "Week 6"], [{category: "Active families", values: [14, 17, 21, 24, 31, 34]}, {category: "Two or more people write", values: [5, 6, 9, 15, 22, 27]}], "default", "grouped", "Active families", "A week counts when something was written in it", "Week", "Families")
tbl = Table([Col("What they did", "string"), Col("Families", "number"), Col("Trend", "string")], [["Shared a calendar", 31, Tag("rising", "success")], ["Imported an old one", 28, Tag("steady", "info")], ["Asked for help", 7, Tag("falling", "success")], ["Stopped after a day", 4, Tag("look into it", "warning")]])
call = CalloutV2("info", "Four families stopped after a day", "All four had a failed import. The fix from Thursday is not in their version yet.")
fu = FollowUpBlock(["What did the four families say?", "Show the numbers by country", "List the next steps"])
`;

export const SEED_THREADS: readonly SeedThread[] = [
  {
    id: DEMO_THREAD_ID,
    title: 'Launch plan',
    members: [
      { key: 'ada', role: 'owner' },
      { key: 'grace', role: 'editor' },
      { key: 'linus', role: 'viewer' },
    ],
    messages: [
      {
        by: 'ada',
        minutesAgo: 42,
        content:
          'Morning! The family calendar is close. I would like to open the beta to everyone this month.',
      },
      {
        by: 'grace',
        minutesAgo: 39,
        content:
          'I am for it, with one worry: **6 %** of old calendars still fail to import. People forgive a missing feature, not a lost birthday.',
      },
      {
        by: 'ada',
        minutesAgo: 36,
        content: '@assistant make us a launch plan for three weeks that takes Grace’s worry seriously.',
      },
      { by: 'assistant', minutesAgo: 35, content: launchAnswer },
      { by: 'grace', minutesAgo: 31, content: 'I take the import. Friday is fair: 1 % or we move the date.' },
      { by: 'ada', minutesAgo: 30, content: 'Agreed. I write the page about sharing tonight.' },
    ],
  },
  {
    id: 'demo-beta-numbers',
    title: 'Beta numbers',
    members: [
      { key: 'grace', role: 'owner' },
      { key: 'ada', role: 'admin' },
      { key: 'linus', role: 'editor' },
    ],
    messages: [
      { by: 'linus', minutesAgo: 190, content: 'Has anyone looked at week six yet? It felt busy.' },
      { by: 'grace', minutesAgo: 186, content: '@assistant show us the numbers of the beta, week by week.' },
      {
        by: 'assistant',
        minutesAgo: 185,
        content: wrapProgram('Putting six weeks side by side', numbersProgram),
      },
      {
        by: 'ada',
        minutesAgo: 180,
        content: '27 families with two people writing. That is the whole idea, working.',
      },
    ],
  },
  {
    id: 'demo-reading-list',
    title: 'What should we read next?',
    members: [
      { key: 'grace', role: 'owner' },
      { key: 'linus', role: 'editor' },
    ],
    messages: [
      {
        by: 'grace',
        minutesAgo: 1_500,
        content: 'Our reading group needs a book for December. Short, please: nobody finished the last one.',
      },
      { by: 'linus', minutesAgo: 1_480, content: 'Something about how things are made? Under 200 pages.' },
      { by: 'grace', minutesAgo: 1_470, content: 'Perfect. I bring three to choose from on Thursday.' },
    ],
  },
];
