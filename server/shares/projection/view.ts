// A thread as guests of one scope see it: the newest messages and open answers, and a ring of the events that led there. Each event is
// encoded once, for all of them.
import 'server-only';
import { MESSAGES_PAGE } from '@/model/limits';
import type { Message } from '@/model/message';
import type { GuestAnswer, GuestEvent, GuestShare } from '@/model/share';
import { newToken } from '@/server/platform/commit';
import { type ViewContext, guestMessage, isVisible, referredBy } from './guest-view';

export type GuestSink = { send: (bytes: Uint8Array) => void };

/** Events that a guest who comes back may have missed. */
const RING_EVENTS = 1_000;
const RING_BYTES = 2 * 1024 * 1024;

type RingEntry = { number: number; bytes: Uint8Array };

export type View = ReturnType<typeof newView>;

/** `context`: whom and what its messages refer to, known before they are shown. */
export function newView(context: ViewContext) {
  const { scope } = context;
  const epoch = newToken();
  const sinks = new Set<GuestSink>();
  /** The newest messages of the scope, removed ones included, by position. */
  const window = new Map<number, Message>();
  /** What guests have of each: its JSON. */
  const shown = new Map<number, string>();
  const answers = new Map<number, GuestAnswer>();
  const ring: RingEntry[] = [];
  let ringBytes = 0;
  let number = 0;
  let lastReset: RingEntry | undefined;

  const idOf = (of: number) => `${epoch}-${of}`;

  function push(event: GuestEvent['event'], json: string): void {
    number += 1;
    const bytes = encoded(event, json, idOf(number));
    ring.push({ number, bytes });
    ringBytes += bytes.byteLength;
    while (ring.length > RING_EVENTS || ringBytes > RING_BYTES)
      ringBytes -= ring.shift()?.bytes.byteLength ?? 0;
    for (const sink of sinks) sink.send(bytes);
  }

  const jsonOf = (message: Message) =>
    isVisible(message, scope) ? JSON.stringify(guestMessage(message, context)) : undefined;

  function compare(seq: number, message: Message): void {
    const json = jsonOf(message);
    if (json === shown.get(seq)) return;
    if (json === undefined) {
      shown.delete(seq);
      push('gone', JSON.stringify({ seq }));
      return;
    }
    shown.set(seq, json);
    push('message', json);
  }

  function trim(): void {
    const surplus = [...window.keys()].toSorted((a, b) => a - b).slice(0, -MESSAGES_PAGE);
    for (const seq of surplus) {
      window.delete(seq);
      shown.delete(seq);
    }
  }

  /** The position of the first message of the window. */
  const lowest = () => Math.min(...window.keys());
  const isWithin = ({ seq }: Message) => scope.upToSeq === null || seq <= scope.upToSeq;

  function resetJson(): string {
    const messages = [...shown.entries()].toSorted(([a], [b]) => a - b).map(([, json]) => json);
    const open = [...answers.values()].toSorted((a, b) => a.seq - b.seq);
    const hasOlder = window.size > 0 && lowest() > 1;
    return `{"messages":[${messages.join(',')}],"hasOlder":${hasOlder},"answers":${JSON.stringify(open)}}`;
  }

  function reset(): Uint8Array {
    if (lastReset?.number !== number)
      lastReset = { number, bytes: encoded('reset', resetJson(), idOf(number)) };
    return lastReset.bytes;
  }

  function tellOlder(message: Message): void {
    const json = jsonOf(message);
    if (json === undefined) push('gone', JSON.stringify({ seq: message.seq }));
    else push('message', json);
  }

  return {
    scope,
    sinks,

    /** Begins anew with the newest messages of the scope. */
    load(messages: readonly Message[]): void {
      window.clear();
      shown.clear();
      for (const message of messages) {
        window.set(message.seq, message);
        const json = jsonOf(message);
        if (json !== undefined) shown.set(message.seq, json);
      }
      number += 1;
      // What was missed before is of no use to anybody.
      ring.length = 0;
      ringBytes = 0;
      const bytes = reset();
      for (const sink of sinks) sink.send(bytes);
    },

    /** Messages that are new or have changed. Older ones than the window has are told to all: some may have read so far. */
    take(messages: readonly Message[]): void {
      const changed = messages.filter(isWithin).toSorted((a, b) => a.seq - b.seq);
      for (const message of changed) {
        const { seq } = message;
        if (window.size >= MESSAGES_PAGE && seq < lowest()) tellOlder(message);
        else {
          const known = window.get(seq);
          if (known !== undefined && known.changedAt > message.changedAt) continue;
          window.set(seq, message);
          compare(seq, message);
        }
      }
      trim();
      const ids = new Set(changed.map(({ id }) => id));
      for (const [seq, message] of window)
        if (referredBy(message).some((id) => ids.has(id))) compare(seq, message);
    },

    /** Everything again: names have changed. */
    compareAll(): void {
      for (const [seq, message] of window) compare(seq, message);
    },

    /** Answers are written after everything that a scope with an end has. */
    answer(answer: GuestAnswer): void {
      // guard: scope-ends-before-answers
      if (scope.upToSeq !== null) return;
      if (answer.state === 'over') answers.delete(answer.seq);
      else answers.set(answer.seq, answer);
      push('answer', JSON.stringify(answer));
    },

    delta(seq: number, text: string): void {
      const answer = answers.get(seq);
      if (answer === undefined) return;
      const { attempt } = answer;
      push('delta', JSON.stringify({ seq, attempt, at: answer.text.length, text }));
      answers.set(seq, { ...answer, text: answer.text + text });
    },

    reset,

    /** What a guest has missed since that event; undefined where that is not known, as for events of another thread. */
    since(lastEventId: string): Uint8Array[] | undefined {
      const at = lastEventId.lastIndexOf('-');
      const seen = /^\d{1,15}$/.test(lastEventId.slice(at + 1)) ? Number(lastEventId.slice(at + 1)) : NaN;
      // guard: resume-in-own-view
      if (lastEventId.slice(0, at) !== epoch) return undefined;
      const first = ring[0]?.number ?? number + 1;
      if (!(seen >= first - 1 && seen <= number)) return undefined;
      return ring.filter((entry) => entry.number > seen).map(({ bytes }) => bytes);
    },

    /** Of one share: it takes no place in the ring. */
    share: (share: GuestShare) => encoded('share', JSON.stringify(share), idOf(number)),
    cut: (reason: string) => encoded('cut', JSON.stringify({ reason }), idOf(number)),

    messages: () => [...window.values()],
  };
}

const encoder = new TextEncoder();

function encoded(event: GuestEvent['event'], json: string, id: string): Uint8Array {
  const fields = Object.entries({ id, event, data: json }).map(([name, value]) => `${name}: ${value}\n`);
  return encoder.encode(`${fields.join('')}\n`);
}
