// When a day begins, where its reader is.
import 'server-only';

const MINUTE_MS = 60_000;

/**
 * When a day such as 2026-11-28 (`daySchema`) begins in a time zone, in milliseconds since 1970. A clock is made once: hundreds of days
 * are asked for.
 */
export function dayStartIn(timeZone: string): (day: string) => number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  /** What the zone's clocks are ahead of UTC. */
  const offsetAt = (at: number) => {
    const local = Date.parse(`${clock.format(at).replace(' ', 'T')}Z`);
    return Math.round((local - at) / MINUTE_MS) * MINUTE_MS;
  };
  return (day) => {
    const utc = Date.parse(`${day}T00:00:00Z`);
    // The offset at the guess may be another one than at the day's beginning: once more, from there.
    return utc - offsetAt(utc - offsetAt(utc));
  };
}
