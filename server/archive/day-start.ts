const MINUTE_MS = 60_000;

/** When a day such as 2026-11-28 begins in a time zone, in milliseconds since 1970. */
export function dayStart(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // The offset at the guess may be another one than at the day's beginning: once more, from there.
  const guess = utc - offsetMs(utc, timeZone);
  return utc - offsetMs(guess, timeZone);
}

/** What the zone's clocks are ahead of UTC. */
function offsetMs(at: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const local = Date.parse(`${clock.format(at).replace(' ', 'T')}Z`);
  return Math.round((local - at) / MINUTE_MS) * MINUTE_MS;
}
