// Dates as people write them in a query: 2026-05-11, 2026-05, 2026年5月, today, last-week, 3-days-ago, 昨天, 上周. A week begins on Monday.

/** `[from, until)`, in milliseconds. */
export type Period = { from: number; until: number };

type DateOptions = { now: number; timeZone: string };

/** The day, week, month or year that `text` names where its reader lives; null when it names none. */
export function periodOf(text: string, options: DateOptions): Period | null {
  const value = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ');
  if (value === '' || value.length > MAX_DATE_CHARS) return null;
  const zone = zoneOf(options.timeZone);
  const days = writtenDays(value, dayOf(options.now, zone));
  return days && { from: startOfDay(days.first, zone), until: startOfDay(days.next, zone) };
}

const MAX_DATE_CHARS = 40;

/** A calendar day; months and days beyond their ends are of the next ones. */
type Day = { year: number; month: number; day: number };
/** Up to the day before `next`. */
type Days = { first: Day; next: Day };

function writtenDays(value: string, today: Day): Days | null {
  return (
    wordDays(value, today) ?? agoDays(value, today) ?? numberDays(value, today) ?? monthDays(value, today)
  );
}

const oneDay = (first: Day): Days => ({ first, next: moved(first, { day: 1 }) });
const monthFrom = (year: number, month: number): Days => ({
  first: { year, month, day: 1 },
  next: { year, month: month + 1, day: 1 },
});
const yearFrom = (year: number): Days => ({
  first: { year, month: 1, day: 1 },
  next: { year: year + 1, month: 1, day: 1 },
});

function moved(from: Day, by: Partial<Day>): Day {
  const date = new Date(0);
  date.setUTCFullYear(from.year + (by.year ?? 0), from.month - 1 + (by.month ?? 0), from.day + (by.day ?? 0));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const weekdayOf = ({ year, month, day }: Day): number =>
  (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

function weekFrom(day: Day, weeks: number): Days {
  const first = moved(day, { day: 7 * weeks - weekdayOf(day) });
  return { first, next: moved(first, { day: 7 }) };
}

const WORDS: readonly (readonly [RegExp, (today: Day) => Days])[] = [
  [/^(today|今天|今日)$/, (today) => oneDay(today)],
  [/^(yesterday|昨天|昨日)$/, (today) => oneDay(moved(today, { day: -1 }))],
  [/^(前天)$/, (today) => oneDay(moved(today, { day: -2 }))],
  [/^(this week|week|本周|这周|这个星期|本星期)$/, (today) => weekFrom(today, 0)],
  [/^(last week|上周|上个星期|上星期)$/, (today) => weekFrom(today, -1)],
  [/^(this month|month|本月|这个月)$/, ({ year, month }) => monthFrom(year, month)],
  [/^(last month|上个月|上月)$/, ({ year, month }) => monthFrom(year, month - 1)],
  [/^(this year|year|今年)$/, ({ year }) => yearFrom(year)],
  [/^(last year|去年)$/, ({ year }) => yearFrom(year - 1)],
];
const WEEKDAYS: readonly RegExp[] = [
  /^(mon(day)?|(周|星期)一)$/,
  /^(tue(s|sday)?|(周|星期)二)$/,
  /^(wed(nesday)?|(周|星期)三)$/,
  /^(thu(r|rs|rsday)?|(周|星期)四)$/,
  /^(fri(day)?|(周|星期)五)$/,
  /^(sat(urday)?|(周|星期)六)$/,
  /^(sun(day)?|(周|星期)[日天])$/,
];

function wordDays(value: string, today: Day): Days | null {
  const word = WORDS.find(([pattern]) => pattern.test(value));
  if (word !== undefined) return word[1](today);
  const weekday = WEEKDAYS.findIndex((pattern) => pattern.test(value));
  // The last one: today's name is today.
  return weekday < 0 ? null : oneDay(moved(today, { day: -((weekdayOf(today) - weekday + 7) % 7) }));
}

function agoDays(value: string, today: Day): Days | null {
  const [, count = '', unit = ''] =
    /^(\d{1,4}) ?(days?|weeks?|months?|years?) ago$/.exec(value) ??
    /^(\d{1,4}) ?(天|周|个星期|个月|年)前$/.exec(value) ??
    [];
  const back = -Number(count);
  switch (unit.replace(/s$/, '')) {
    case 'day':
    case '天':
      return oneDay(moved(today, { day: back }));
    case 'week':
    case '周':
    case '个星期':
      return weekFrom(today, back);
    case 'month':
    case '个月':
      return monthFrom(today.year, today.month + back);
    case 'year':
    case '年':
      return yearFrom(today.year + back);
    default:
      return null;
  }
}

/** 2026, 2026-05, 2026-05-11, 2026/5/11, 2026年5月11日; 5月, 5月11日: the last one. */
function numberDays(value: string, today: Day): Days | null {
  const [, year, month, day] =
    /^(\d{4})(?:[ /.](\d{1,2})(?:[ /.](\d{1,2}))?)?$/.exec(value) ??
    /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?$/.exec(value) ??
    [];
  if (year !== undefined) return calendarDays(Number(year), month, day);
  const [, lone, ofLone] = /^(\d{1,2})月(?:(\d{1,2})[日号])?$/.exec(value) ?? [];
  return lone === undefined ? null : lastDays(lone, ofLone, today);
}

function calendarDays(year: number, month: string | undefined, day: string | undefined): Days | null {
  if (year < 1970) return null;
  if (month === undefined) return yearFrom(year);
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return monthFrom(year, Number(month));
  const first = { year, month: Number(month), day: Number(day) };
  // The 31st of April is no day.
  return moved(first, {}).day === first.day ? oneDay(first) : null;
}

function lastDays(month: string, day: string | undefined, today: Day): Days | null {
  const days = calendarDays(today.year, month, day);
  const isAhead =
    days !== null &&
    Date.UTC(today.year, days.first.month - 1, days.first.day) >
      Date.UTC(today.year, today.month - 1, today.day);
  return isAhead ? calendarDays(today.year - 1, month, day) : days;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const MONTH =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ember|ober)?(?: (\d{1,2}))?(?:,? (\d{4}))?$/;

/** May, May 2026, May 11, May 11 2026. */
function monthDays(value: string, today: Day): Days | null {
  const [, name, day, year] = MONTH.exec(value) ?? [];
  if (name === undefined) return null;
  const month = String(MONTHS.findIndex((each) => name.startsWith(each)) + 1);
  return year === undefined ? lastDays(month, day, today) : calendarDays(Number(year), month, day);
}

function zoneOf(timeZone: string): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone });
  } catch {
    // A name that this runtime does not know.
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}

/** What clocks show there, as if it were UTC. */
function clockOf(at: number, zone: Intl.DateTimeFormat): number {
  const parts = new Map(zone.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function dayOf(at: number, zone: Intl.DateTimeFormat): Day {
  const clock = new Date(clockOf(at, zone));
  return { year: clock.getUTCFullYear(), month: clock.getUTCMonth() + 1, day: clock.getUTCDate() };
}

function startOfDay({ year, month, day }: Day, zone: Intl.DateTimeFormat): number {
  const wanted = Date.UTC(year, month - 1, day);
  // The difference to UTC is of the moment that is looked for: near a change of clocks the first guess is an hour off.
  const guess = wanted - (clockOf(wanted, zone) - wanted);
  return wanted - (clockOf(guess, zone) - guess);
}
