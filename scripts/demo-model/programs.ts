// The demo model's generated UI: programs in C1's language, made from the question.
import { escapeText } from '@/model/answer';
import { clip } from '@/model/title';
import type { Asked } from './asked';

/** A program as C1 sends it: a think item, then the escaped program in a fence inside one content element. */
export function wrapProgram(thinking: string, program: string): string {
  return [
    `<thinkitem ephemeral="true"><thinkitemtitle>${escapeText(thinking)}</thinkitemtitle>`,
    `<thinkitemcontent>${escapeText('Choosing how to show it, then filling it in.')}</thinkitemcontent></thinkitem>`,
    '<content thesys="true" version="2">\n',
    escapeText(`\`\`\`openui-lang\n${program.trim()}\n\`\`\``),
    '</content>',
  ].join('');
}

export function chartsProgram(asked: Asked): string {
  const now = series(asked, 'now', 6, 40, 90);
  const before = series(asked, 'before', 6, 25, 70);
  const grown = Math.round((total(now) / total(before) - 1) * 100);
  return `
root = Card([head, txt, bar, line, pie, note${asked.isFirst ? ', scripted' : ''}, fu])
head = Header(${title(asked)}, ${text(`For ${asked.name} and everyone in this thread`)})
txt = TextContent(${text(`You asked: “${asked.question}”\n\nThe six months add up to **${total(now)}**, ${Math.abs(grown)} % ${grown < 0 ? 'less' : 'more'} than the six before them. The best month was **${best(now)}**.`)})
bar = BarChart(${json(MONTHS)}, [{category: "Before", values: ${json(before)}}, {category: "Now", values: ${json(now)}}], "default", "grouped", "Half a year, month by month", "Example figures", "Month", "Count")
line = LineChart(["Mon", "Tue", "Wed", "Thu", "Fri"], [{category: "Per day", values: ${json(series(asked, 'week', 5, 120, 260))}}], "default", "natural", "This week", "Example figures")
pie = PieChart([{category: "Invited by a friend", value: 46}, {category: "Search", value: 31}, {category: "Elsewhere", value: 23}], "donut", "Where they came from", "Share in per cent")
note = InlineHeader("Worth a second look", ${text(`${best(now)} stands out: find out what was different then.`)})
fu = FollowUpBlock(["Show it as a table", "What are the next steps?", "Compare with last year"])
${scriptedNote(asked)}`;
}

export function tableProgram(asked: Asked): string {
  const rows = ['Small and soon', 'Middle option', 'All of it at once'].map((name, index) => {
    const [days = 5, cost = 3] = series(asked, name, 2, 3 + index * 8, 9 + index * 11);
    const tag = [`Tag("low risk", "success")`, `Tag("some risk", "warning")`, `Tag("high risk", "danger")`][
      index
    ];
    return `["${name}", ${days}, ${cost}, ${tag}, b${index + 1}]`;
  });
  return `
root = Card([head, txt, tbl, call${asked.isFirst ? ', scripted' : ''}, fu])
head = Header(${title(asked)}, "Three options side by side")
txt = TextContent(${text(`${asked.name} asked: “${asked.question}”. Days and cost are rough on purpose: they are here to be argued about.`)})
tbl = Table([Col("Option", "string"), Col("Days", "number"), Col("Cost (k)", "number"), Col("Risk", "string"), Col("", "action")], [${rows.join(', ')}])
b1 = ${chooseButton('Small and soon')}
b2 = ${chooseButton('Middle option')}
b3 = ${chooseButton('All of it at once')}
call = CalloutV2("info", "If nobody objects", "The small option keeps the others open: start there and review it after a week.")
fu = FollowUpBlock(["Show the numbers as a chart", "List the steps of the small option", "What would change your mind?"])
${scriptedNote(asked)}`;
}

export function formProgram(asked: Asked): string {
  return `
root = Card([head, txt, form${asked.isFirst ? ', scripted' : ''}, fu])
head = Header(${title(asked)}, "Anyone in the thread can fill this in")
txt = TextContent(${text(`${asked.name}, to answer “${asked.question}” I need to know a few things first.`)})
form = Form("plan", btns, [f1, f2, f3, f4, f5, f6])
btns = ButtonGroup([Button("Send the plan", {type: "continue_conversation", context: "The plan was filled in"}, "primary")], "row")
f1 = FormControl("What should it be called?", Input("title", {required: true, minLength: 3}, ${text(clip(asked.question, 40))}, "text"), "Everyone sees this name")
f2 = FormControl("When", DatePicker("date", "single"))
f3 = FormControl("Who leads", Select("lead", [SelectItem("ada", "Ada"), SelectItem("grace", "Grace"), SelectItem("linus", "Linus")], {required: true}, "Pick one"))
f4 = FormControl("Hours a week", Slider("hours", "hours", "continuous", 1, 40, [8], {}, 1))
f5 = FormControl("Pace", RadioGroup("pace", [RadioItem("calm", "Calmly", "One thing after another"), RadioItem("quick", "Quickly", "Several at once")], {}, "calm"))
f6 = FormControl("Anything to remember", TextArea("notes", {maxLength: 300}, "People to ask, dates that are fixed…", 3))
fu = FollowUpBlock(["List the steps", "Compare two options", "Who should be asked?"])
${scriptedNote(asked)}`;
}

export function stepsProgram(asked: Asked): string {
  return `
root = Card([head, txt, steps, list, tags${asked.isFirst ? ', scripted' : ''}, fu])
head = Header(${title(asked)}, ${text(`Asked by ${asked.name}`)})
txt = TextContent(${text(`About “${asked.question}”: five steps, each small enough for one day.`)})
steps = Steps([StepsItem("Say what done means", "One sentence that everyone here would sign"), StepsItem("Find the first obstacle", "The thing that has stopped it until now"), StepsItem("Try it with two people", "The smallest form that is still real"), StepsItem("Look at what happened", "Numbers where there are some, words where not"), StepsItem("Decide", "Go on, change, or stop: written down here")], "In this order")
list = List([ListItem("Who decides", ${text(asked.name)}), ListItem("Where it is written down", "In this thread"), ListItem("When we look again", "A week from today")], "number", "Agree before the first step")
tags = TagBlock([Tag("small", "success"), Tag("can be undone", "info"), Tag("needs a date", "warning")])
fu = FollowUpBlock(["Make a form for the plan", "Show the numbers as a chart", "Which step is the riskiest?"])
${scriptedNote(asked)}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];

/** Says once per thread that the answer is scripted; the root then includes it. */
function scriptedNote({ isFirst }: Asked): string {
  return isFirst ? 'scripted = TextContent("*Scripted demo answer: no model was asked.*")' : '';
}

function title(asked: Asked): string {
  return text(clip(asked.question, 70));
}

/** A string of the language, whose literals are JSON's. */
function text(value: string): string {
  return JSON.stringify(value);
}

function json(value: readonly (string | number)[]): string {
  return JSON.stringify(value);
}

/** Figures that look realistic and are the same for the same question. */
function series(asked: Asked, salt: string, count: number, from: number, to: number): number[] {
  let state = hashOf(`${salt}:${asked.question}`);
  return Array.from({ length: count }, () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return from + (state % (to - from + 1));
  });
}

/** The same number for the same text. */
export function hashOf(text: string): number {
  return Array.from(text).reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0, 17);
}

function chooseButton(name: string): string {
  return `Button("Choose", {type: "continue_conversation", context: "${name} was chosen"}, "secondary", "normal", "small")`;
}

function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function best(values: number[]): string {
  return MONTHS[values.indexOf(Math.max(...values))] ?? '';
}
