// Where a conversation shows a new day, and where a person's messages stand together under one head.

/** A person's next message within this time needs no new head. */
const TOGETHER_MS = 5 * 60_000;

/** Computed once a day, not once a message: calendar functions are slow. */
type Day = { from: number; to: number };

function dayOf(at: number): Day {
  const day = new Date(at);
  return { from: day.setHours(0, 0, 0, 0), to: day.setDate(day.getDate() + 1) };
}

export const endOfDay = (at: number) => dayOf(at).to;

type Last = { author: string | null; at: number };

/**
 * To be called for each row in order; returns whether it starts a group. `author`: null for what is never grouped. `key`: of the
 * row that comes; times of imported messages go back, and two dividers may be of the same moment.
 */
export type Step = (author: string | null, at: number, key: string) => boolean;

/** `onDay` is called before the first row of each day. */
export function grouping(onDay: (at: number, key: string) => void): Step {
  let last: Last | null = null;
  let day: Day = { from: Infinity, to: -Infinity };
  return (author, at, key) => {
    const newDay = at < day.from || at >= day.to;
    if (newDay) {
      day = dayOf(at);
      onDay(at, key);
    }
    const startsGroup = newDay || author === null || last?.author !== author || at - last.at > TOGETHER_MS;
    last = { author, at };
    return startsGroup;
  };
}
