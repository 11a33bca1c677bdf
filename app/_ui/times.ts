// Times as text, in the reader's own time zone and in the language of the page.
import { useLanguage } from '@/hooks/core/use-strings';
import { LANGUAGE_TAGS, catalogue, type Language } from '@/model/language';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const STRINGS = catalogue({
  en: {
    now: 'now',
    minutes: (count: number) => `${count} min`,
    today: 'Today',
    yesterday: 'Yesterday',
    inToday: 'today',
    inYesterday: 'yesterday',
    /** 1 → "1st"; for positions in a queue. */
    ordinal: (n: number) =>
      `${n}${n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`,
    dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  },
  zh: {
    now: '刚刚',
    minutes: (count: number) => `${count} 分钟`,
    today: '今天',
    yesterday: '昨天',
    inToday: '今天',
    inYesterday: '昨天',
    ordinal: (n: number) => `第 ${n}`,
    dayAndTime: (day: string, time: string) => `${day} ${time}`,
  },
});

export type Times = {
  /** Short, for lists: "now", "5 min", "14:03", "Tue", "3 Mar", "3 Mar 2024". */
  shortTime: (at: number, now: number) => string;
  /** A day within a sentence: "today", "yesterday", "3 Nov", "3 Nov 2024". */
  shortDay: (at: number, now: number) => string;
  /** A future time, with its day: "Tue 3 Nov, 14:03". */
  dayAndTime: (at: number) => string;
  clock: (at: number) => string;
  /** The name on a day divider: "Today", "Yesterday", "Tuesday 3 March". */
  dayName: (at: number, now: number) => string;
  /** A day in a sentence: "3 March", "3 March 2027". */
  dateName: (at: number, now: number) => string;
  /** "November". */
  monthName: (at: number) => string;
  /** "2025". */
  yearName: (at: number) => string;
  fullTime: (at: number) => string;
  /** A position in a queue: "1st". */
  ordinal: (n: number) => string;
};

const TIMES = { en: timesFor('en'), zh: timesFor('zh') } as const satisfies Record<Language, Times>;

/** Time formats of a language. */
export function timesIn(language: Language): Times {
  return TIMES[language];
}

/** Time formats of the page's language. */
export function useTimes(): Times {
  return timesIn(useLanguage());
}

function timesFor(language: Language): Times {
  const strings = STRINGS[language];
  const format = (at: number, options: Intl.DateTimeFormatOptions) =>
    // Versions of Unicode's data differ in the comma after a weekday.
    new Intl.DateTimeFormat(LANGUAGE_TAGS[language], options).format(at).replace(/^(\p{L}+), /u, '$1 ');
  const dated = (at: number, now: number, day: Intl.DateTimeFormatOptions) =>
    format(at, sameYear(at, now) ? day : { ...day, year: 'numeric' });
  const clock = (at: number) => format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const short = { day: 'numeric', month: 'short' } as const;
  return {
    clock,
    ordinal: strings.ordinal,
    fullTime: (at) => new Intl.DateTimeFormat(LANGUAGE_TAGS[language], FULL).format(at),
    monthName: (at) => format(at, { month: 'long' }),
    yearName: (at) => format(at, { year: 'numeric' }),
    dateName: (at, now) => dated(at, now, { day: 'numeric', month: 'long' }),
    dayAndTime: (at) => strings.dayAndTime(format(at, { weekday: 'short', ...short }), clock(at)),
    dayName: (at, now) =>
      near(at, now, [strings.today, strings.yesterday]) ??
      dated(at, now, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: (at, now) => near(at, now, [strings.inToday, strings.inYesterday]) ?? dated(at, now, short),
    shortTime: (at, now) => {
      const age = now - at;
      if (age < MINUTE_MS) return strings.now;
      if (age < 60 * MINUTE_MS) return strings.minutes(Math.floor(age / MINUTE_MS));
      const days = daysBetween(at, now);
      if (days === 0) return clock(at);
      return days < 7 ? format(at, { weekday: 'short' }) : dated(at, now, short);
    },
  };
}

const FULL = { dateStyle: 'full', timeStyle: 'short' } as const;

/** "Today" and "Yesterday" for recent days, else null. */
function near(at: number, now: number, [today, yesterday]: readonly [string, string]): string | null {
  const days = daysBetween(at, now);
  return days <= 0 ? today : days === 1 ? yesterday : null;
}

export function isSameDay(a: number, b: number): boolean {
  return startOfDay(a) === startOfDay(b);
}

/** Whole calendar days; a day on which the clock changes counts as one. */
export function daysBetween(earlier: number, later: number): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / DAY_MS);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function sameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}
