// The plan of a trial, generated from a seed: the acts of people in each thread, and the faults of servers and store
// meanwhile. The same seed gives the same plan; its timing depends on the machine, so injections are counted, not assumed.
import { between, dealt, type Random } from './random';

export const FAULTS = [
  'kill',
  'terminate',
  'freeze',
  'pause',
  'cut',
  'stall',
  'duplicate',
  'race',
  'pair',
  'reload',
  'stop',
] as const;
export type Fault = (typeof FAULTS)[number];

export const FAULT_LABELS: Record<Fault, string> = {
  kill: 'server kill -9',
  terminate: 'server SIGTERM',
  freeze: 'server frozen past the lease, then thawed',
  pause: 'Firestore paused (SIGSTOP) for seconds',
  cut: 'model cut in mid-stream',
  stall: 'model silent in mid-stream',
  duplicate: 'the same POST to two servers at once',
  race: 'two servers told to resume at the same instant',
  pair: 'two people send at the same instant',
  reload: 'a follower closed and opened in mid-answer',
  stop: 'stopped by another member',
};

/** One round in a thread: a question, an act while it is answered, and what follows. */
export type Round = {
  trouble: 'cut' | 'stall' | null;
  /** Long answers are sealed into parts. */
  longChars: number | null;
  slowMs: number;
  /** Who asks, who does the other act, whose page is reloaded: indexes of the three people. */
  asker: number;
  other: number;
  page: number;
  meanwhile: 'nothing' | 'duplicate' | 'race' | 'pair' | 'reload' | 'stop';
  /** Milliseconds after the first token. */
  afterMs: number;
  /** Somebody asks at the moment at which an answer is stored. */
  atLanding: boolean;
  /** A failed answer is regenerated. */
  regenerate: boolean;
  restMs: number;
};

const QUESTIONS = [
  ...Array<'plain'>(5).fill('plain'),
  'long',
  ...Array<'cut'>(2).fill('cut'),
  ...Array<'stall'>(2).fill('stall'),
] as const;

/** 'stop' is listed twice: it skips the answers that the model is to fail. */
const MEANWHILE = [
  ...(['duplicate', 'race', 'pair', 'reload', 'stop'] as const),
  ...(['duplicate', 'race', 'pair', 'reload', 'stop'] as const),
  ...(['stop', 'stop', 'nothing'] as const),
] as const;

export function* roundsOf(random: Random): Generator<Round, never> {
  const questions = dealt(random, QUESTIONS);
  const interruptions = dealt(random, MEANWHILE);
  for (;;) {
    const question = questions.next().value;
    const interruption = interruptions.next().value;
    const trouble = question === 'cut' || question === 'stall' ? question : null;
    const asker = between(random, 0, 2);
    yield {
      trouble,
      longChars: question === 'long' ? between(random, 9_000, 24_000) : null,
      slowMs: between(random, 3_000, 8_000),
      asker,
      other: (asker + between(random, 1, 2)) % 3,
      page: between(random, 0, 2),
      meanwhile: trouble !== null && interruption === 'stop' ? 'reload' : interruption,
      afterMs: between(random, 0, 1_500),
      atLanding: random() < 0.4,
      regenerate: random() < 0.5,
      restMs: between(random, 0, 600),
    };
  }
}

/** Faults of the servers or the store, one after the other: some server is always alive. */
export type ServerFault = {
  fault: 'kill' | 'terminate' | 'freeze' | 'pause';
  /** How long the server is down, is frozen past its lease, or the store is paused. */
  forMs: number;
  /** Both servers are up and asked to resume at the same instant when the dead writer's lease expires. */
  raced: boolean;
  restMs: number;
};

export function* serverFaultsOf(
  random: Random,
  { serverFaults, races }: { serverFaults: readonly ServerFault['fault'][]; races: 'some' | 'always' },
): Generator<ServerFault, never> {
  const deck = dealt(random, serverFaults);
  const raced = dealt(random, races === 'always' ? [true] : [true, false, false]);
  for (;;) {
    const fault = deck.next().value;
    yield {
      fault,
      forMs: between(random, ...SERVER_FAULT_MS[fault]),
      raced: fault === 'kill' && raced.next().value,
      restMs: between(random, 500, 2_500),
    };
  }
}

const SERVER_FAULT_MS: Record<ServerFault['fault'], [number, number]> = {
  kill: [1_000, 8_000],
  terminate: [300, 3_000],
  freeze: [2_000, 5_000],
  pause: [1_000, 4_000],
};
