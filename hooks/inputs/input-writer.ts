// Writes what one page enters in the fields of a form: a field has one write underway, and the newest value after it. Typed text
// waits until its writer rests.
import { asAppError, type AppError } from '@/model/errors';
import type { InputValue } from '@/model/form';

/** Milliseconds without a key before typed text is written. */
export const TYPING_RESTS_MS = 300;

export type InputWriter = {
  /** Where values that are entered from now on go: the answer's round is another one. What waits goes where it was entered. */
  connect: (port: InputPort) => void;
  /** `typed`: more will follow; else it is written at once. */
  write: (field: string, value: InputValue, how: 'typed' | 'chosen') => void;
  /** Writes what waits, of these fields or of all, and resolves once it is confirmed; false: something of them was refused. */
  flush: (fields?: readonly string[]) => Promise<boolean>;
  /** Whether something of this field, or of any, is not confirmed yet. */
  isWaiting: (field?: string) => boolean;
};

export type InputPort = {
  put: (field: string, value: InputValue) => Promise<void>;
  /** The value was refused, and is not written. */
  onRefused: (field: string, value: InputValue, error: AppError) => void;
};

type Waiting = { value: InputValue; port: InputPort; timer: ReturnType<typeof setTimeout> | undefined };

const NOWHERE: InputPort = { put: () => Promise.resolve(), onRefused: () => undefined };

export function inputWriter(first: InputPort = NOWHERE): InputWriter {
  let port = first;
  const waiting = new Map<string, Waiting>();
  const underway = new Map<string, Promise<boolean>>();

  async function send(field: string): Promise<boolean> {
    const next = waiting.get(field);
    if (next === undefined) return true;
    waiting.delete(field);
    clearTimeout(next.timer);
    try {
      await next.port.put(field, next.value);
      return true;
    } catch (error) {
      next.port.onRefused(field, next.value, asAppError(error));
      return false;
    }
  }

  /** What waits of a field, after its write that is underway. */
  function start(field: string): Promise<boolean> {
    const before = underway.get(field);
    const work = (async () => {
      const wasWritten = (await before) ?? true;
      return (await send(field)) && wasWritten;
    })();
    underway.set(field, work);
    void work.finally(() => {
      if (underway.get(field) === work) underway.delete(field);
    });
    return work;
  }

  return {
    connect: (next) => {
      port = next;
    },
    write: (field, value, how) => {
      clearTimeout(waiting.get(field)?.timer);
      const timer = how === 'typed' ? setTimeout(() => void start(field), TYPING_RESTS_MS) : undefined;
      waiting.set(field, { value, port, timer });
      if (how === 'chosen') void start(field);
    },
    flush: async (fields) => {
      const all = fields ?? [...new Set([...waiting.keys(), ...underway.keys()])];
      const written = await Promise.all(all.map(start));
      return written.every(Boolean);
    },
    isWaiting: (field) =>
      field === undefined ? waiting.size + underway.size > 0 : waiting.has(field) || underway.has(field),
  };
}
