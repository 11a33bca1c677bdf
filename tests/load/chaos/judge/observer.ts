// Records what three followers of one thread received: the judge compares it with model and store afterwards; violations
// that must not be visible at any moment are found here immediately.
import type { OpenRun, FollowerEvent } from '@/tests/load/follower';
import type { Finding, SeenText } from './judge';

/** A text longer than any follower had received of this attempt. */
export type Growth = { at: number; runId: string; attempt: number };

export type Observer = ReturnType<typeof makeObserver>;

/** Listeners of one client receive one commit at different times: a suspected violation is checked in the store itself. */
type StoreChecks = {
  /** A follower sees two runs being written. */
  concurrentRuns: () => void;
  /** A follower receives an answer for the first time: its run must be over. */
  landed: (runId: string) => void;
};

export function makeObserver(threadName: string, storeChecks: StoreChecks) {
  const texts = new Map<string, SeenText>();
  const textTimes = new Map<string, number>();
  const longest = new Map<string, number>();
  const growths: Growth[] = [];
  const ended = new Map<string, number>();
  const answers = new Map<string, { id: string; status: string }>();
  const open = new Map<string, ReadonlyMap<string, OpenRun>>();
  const findings: Finding[] = [];
  const waiting = new Set<() => void>();

  const find = (verdict: Finding['verdict'], message: string) =>
    findings.push({ verdict, message: `${threadName}: ${message}` });

  function observeText(
    slot: string,
    { runId, attempt, text, at }: Extract<FollowerEvent, { kind: 'draft' }>,
  ): void {
    const key = `${slot} ${runId}-${attempt}`;
    const before = texts.get(key)?.text ?? '';
    if (!text.startsWith(before))
      find('differing', `what ${slot} saw of ${runId}-${attempt} did not only grow`);
    texts.set(key, { slot, runId, attempt, text });
    textTimes.set(`${slot} ${runId}`, at);
    if (text.length <= (longest.get(`${runId}-${attempt}`) ?? 0)) return;
    longest.set(`${runId}-${attempt}`, text.length);
    growths.push({ at, runId, attempt });
  }

  function observeRuns(slot: string, now: ReadonlyMap<string, OpenRun>, at: number): void {
    if ([...now.values()].filter(({ status }) => status === 'writing').length > 1)
      storeChecks.concurrentRuns();
    for (const runId of open.get(slot)?.keys() ?? []) if (!now.has(runId)) end(runId, at);
    open.set(slot, now);
  }

  function observeMessage({ id, runId, status, at }: Extract<FollowerEvent, { kind: 'message' }>): void {
    if (runId === null || status === 'sent') return;
    if (!answers.has(runId)) storeChecks.landed(runId);
    answers.set(runId, { id, status });
    end(runId, at);
  }

  function end(runId: string, at: number): void {
    if (!ended.has(runId)) ended.set(runId, at);
  }

  return {
    observe(slot: string, event: FollowerEvent): void {
      switch (event.kind) {
        case 'draft':
          observeText(slot, event);
          break;
        case 'runs':
          observeRuns(slot, event.open, event.at);
          break;
        case 'message':
          observeMessage(event);
          break;
        case 'shrunk':
          find('differing', `the stored text of ${event.runId}-${event.attempt} shrank before ${slot}`);
          break;
        case 'refused':
          find('differing', `${slot} may no longer listen to ${event.what}`);
          break;
        case 'run':
          break; // A 'runs' event contains all of them.
      }
      for (const look of waiting) look();
    },
    find,
    /** When `slot` last received text of a run that is being written. */
    lastTextAt: (slot: string, runId: string) => textTimes.get(`${slot} ${runId}`),
    hasText: (runId: string) => growths.some((growth) => growth.runId === runId),
    endedAt: (runId: string) => ended.get(runId),
    answerOf: (runId: string) => answers.get(runId),
    openIn: (slot: string) => [...(open.get(slot)?.keys() ?? [])],
    growths: () => growths,
    texts: () => [...texts.values()],
    findings: () => findings,
    /** Whether `fact` became true within `ms`; checked at every event of a follower. */
    until: (fact: () => boolean, ms: number) =>
      new Promise<boolean>((resolve) => {
        const done = (outcome: boolean) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(outcome);
        };
        const look = () => {
          if (fact()) done(true);
        };
        const timer = setTimeout(done, ms, false);
        waiting.add(look);
        look();
      }),
  };
}
