// A screen of these stories: a follower under the rules, and all that it was told.
import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { follow, type FollowerEvent } from '@/tests/load/follower';

export type Screen = {
  told: readonly FollowerEvent[];
  /** Loads the page anew when it was told nothing for a while; to be called while something is waited for. */
  reloadIfSilent: () => void;
  close: () => Promise<void>;
};

type Watch = { host: string; projectId: string; uid: string; threadId: string };

const open = new Set<{ reload: () => void }>();

/**
 * Two faults of the emulator, not of Firestore. It writes to one stream from two threads when a listener is added while
 * a commit is told: what arrives is torn, and the SDK listens again after a minute. And when a listener dies in the
 * moment of a commit, those behind it in the line are never told of that commit. Such a page is loaded anew, as a
 * person would.
 */
const TORN = 'Received message larger than max';
const SILENCE_MS = 1_000;

onLog(
  ({ message }) => {
    if (message.includes(TORN)) for (const screen of open) screen.reload();
  },
  { level: 'warn' },
);

export function watchThread(watch: Watch): Screen {
  const told: FollowerEvent[] = [];
  let lastEventAt = 0;
  const load = () => {
    lastEventAt = Date.now();
    const onEvent = (each: FollowerEvent) => {
      lastEventAt = each.at;
      told.push(each);
    };
    const follower = follow({ ...watch, onEvent });
    setLogLevel('warn');
    return follower;
  };
  let page = load();
  const reload = () => {
    void page.close();
    page = load();
  };
  const screen = { reload };
  open.add(screen);
  return {
    told,
    reloadIfSilent: () => {
      if (Date.now() - lastEventAt > SILENCE_MS) reload();
    },
    close: async () => {
      if (open.delete(screen)) await page.close();
    },
  };
}

/** The text that a screen has of an attempt; '' before its first words. */
export function textAt({ told }: Screen, runId: string, attempt: number): string {
  const texts = told.flatMap((each) =>
    each.kind === 'draft' && each.runId === runId && each.attempt === attempt ? [each.text] : [],
  );
  return texts.at(-1) ?? '';
}

/** Attempts at a run that a screen was told of, in the order in which it was. */
export function attemptsAt({ told }: Screen, runId: string): number[] {
  const attempts = told.flatMap((each) =>
    each.kind === 'run' && each.runId === runId && each.status === 'writing' ? [each.attempt] : [],
  );
  return [...new Set(attempts)];
}

/** Whether a screen was told that a run waits. */
export function sawQueued({ told }: Screen, runId: string): boolean {
  return told.some((each) => each.kind === 'run' && each.runId === runId && each.status === 'queued');
}

export function eventsBriefly({ told }: Screen): string {
  return told.map(({ at, ...each }) => `${at} ${JSON.stringify(each).slice(0, 160)}`).join('\n');
}
