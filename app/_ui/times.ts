// Times in words. Told in the reader's own zone and, but for the words, the reader's own way of writing.

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Short, for lists: "now", "5 min", "14:03", "Tue", "3 Mar", "3 Mar 2024". */
export function shortTime(at: number, now: number): string {
  const age = now - at;
  if (age < MINUTE_MS) return 'now';
  if (age < 60 * MINUTE_MS) return `${Math.floor(age / MINUTE_MS)} min`;
  if (daysBetween(at, now) === 0) return clock(at);
  if (daysBetween(at, now) < 7) return format(at, { weekday: 'short' });
  return format(
    at,
    sameYear(at, now)
      ? { day: 'numeric', month: 'short' }
      : { day: 'numeric', month: 'short', year: 'numeric' },
  );
}

/** A day within a sentence: "today", "yesterday", "3 Nov", "3 Nov 2024". */
export function shortDay(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  const day = { day: 'numeric', month: 'short' } as const;
  return format(at, sameYear(at, now) ? day : { ...day, year: 'numeric' });
}

/** A moment to come, with day and time: "Tue 3 Nov, 14:03". */
export function dayAndTime(at: number): string {
  const day = format(at, { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day.replace(',', '')}, ${clock(at)}`;
}

export function clock(at: number): string {
  return format(at, { hour: '2-digit', minute: '2-digit' });
}

/** A line between days: "Today", "Yesterday", "Tuesday 3 March". */
export function dayName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const name = format(at, sameYear(at, now) ? day : { ...day, year: 'numeric' });
  // Versions of Unicode's data differ in the comma.
  return name.replace(',', '');
}

/** A day in a sentence: "3 March", "3 March 2027". */
export function dateName(at: number, now: number): string {
  const day = { day: 'numeric', month: 'long' } as const;
  return format(at, sameYear(at, now) ? day : { ...day, year: 'numeric' });
}

export function fullTime(at: number): string {
  return format(at, { dateStyle: 'full', timeStyle: 'short' });
}

export function isSameDay(a: number, b: number): boolean {
  return startOfDay(a) === startOfDay(b);
}

/** Whole calendar days; a day with a change of the clock counts as one. */
function daysBetween(earlier: number, later: number): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / DAY_MS);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function sameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear();
}

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', options).format(at);
}

/** 1 → "1st"; for places in a queue. */
export function ordinal(n: number): string {
  const ten = n % 100;
  if (ten >= 11 && ten <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}
