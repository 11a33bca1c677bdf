import { expect, test } from 'vitest';
import { reasoningOf, withoutReasoning } from '@/model/answer';
import type { Recording } from '@/tests/support/recordings/pieces';
import { RECORDINGS } from '@/tests/support/recordings/recordings';
import { answerReader } from './answer-reader';
import { ModelFailure } from './failure';

const patient = { heard: () => undefined, alive: () => undefined, finished: () => undefined };

type Outcome = {
  reasoning: readonly string[];
  answer: string;
  error: string;
  usage: Recording['usage'] | null;
  ended: Recording['ended'] | 'done' | null;
};

/** Half a mark: what no reader may see at the end of a text, at any moment. */
const HALF_MARK =
  /(?:^\s*<(?:t(?:h(?:i(?:n(?:ki?)?)?)?)?|c(?:o(?:n(?:t(?:en?)?)?)?)?)?|<\/t(?:h(?:i(?:nk?)?)?)?)$/;

function outcomeOf(pieces: readonly Uint8Array[]): Outcome {
  const reader = answerReader(patient);
  let text = '';
  for (const piece of pieces) {
    if (reader.isOver()) break;
    text += reader.read(piece);
    if (HALF_MARK.test(text)) throw new Error(`a reader sees half a mark: ${text}`);
  }
  text += reader.close(reader.isOver() ? 'broken' : 'ended');
  const read = { reasoning: reasoningOf(text).map((item) => item.text), answer: withoutReasoning(text) };
  try {
    const { usage, cutOff, declined } = reader.end();
    return { ...read, usage, error: '', ended: cutOff ? 'cut-off' : declined ? 'declined' : 'done' };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { ...read, usage: null, error: error.kind, ended: null };
  }
}

function expected({ reasoning = [], answer = '', error = '', usage, ended }: Recording): Outcome {
  const end =
    error === '' ? { usage: usage ?? null, ended: ended ?? ('done' as const) } : { usage: null, ended: null };
  return { reasoning, answer, error, ...end };
}

const recordings = Object.entries(RECORDINGS).map(([name, recording]) => [name, recording] as const);

test.each(recordings)('[R27] [R28] [R29] [R30] [R31] %s', (_name, recording) => {
  const bytes = new TextEncoder().encode(recording.body);
  expect(outcomeOf([bytes])).toEqual(expected(recording));
});

test.each(recordings)('[R28] %s: the same, whatever the borders of the network are', (_name, recording) => {
  const bytes = new TextEncoder().encode(recording.body);
  const whole = expected(recording);
  const single = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
  expect(outcomeOf(single)).toEqual(whole);
  // Comparing by `expect` at each of some fifty thousand borders would take minutes.
  const borders = Array.from({ length: Math.max(0, bytes.length - 1) }, (_, at) => at + 1);
  const odd = borders.find(
    (border) => JSON.stringify(inTwo(bytes, border)) !== JSON.stringify(inTwo(bytes, 0)),
  );
  expect({ border: odd, outcome: inTwo(bytes, odd ?? 0) }).toEqual({ border: undefined, outcome: whole });
});

function inTwo(bytes: Uint8Array, border: number): Outcome {
  return outcomeOf([bytes.subarray(0, border), bytes.subarray(border)]);
}
