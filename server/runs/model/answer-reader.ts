// An answer from the bytes of a response, without the network: what to append, how the model ended, and why it failed.
import 'server-only';
import { withoutReasoning } from '@/model/answer';
import { isBlank } from '@/model/message';
import type { Tokens } from '@/model/price';
import type { RunError, Usage } from '@/model/run';
import { type Chunk, type Finish, chunkOf } from './chunk';
import { ModelFailure, failureIn, kindOf, reportIn } from './failure';
import type { Patience } from './patience';
import { reasoningMarks } from './reasoning-marks';
import { type Said, wire } from './wire';

/** How an answer ended. `declined`: its words are a refusal, which the server marked as such. */
export type AnswerEnd = { usage: Usage | null; cutOff: boolean; declined: boolean };

export type AnswerReader = {
  /** The text that these bytes add. */
  read: (bytes: Uint8Array) => string;
  /** Whether nothing more is to be read: the server has said so, or has reported a failure. */
  isOver: () => boolean;
  /** Whether the model has ended, though its server may still speak. */
  hasFinished: () => boolean;
  /** The rest of the text; bytes that wait for more of an event count only when the server has ended the response. */
  close: (how: 'ended' | 'broken') => string;
  /** @throws ModelFailure when what was read is no whole answer */
  end: () => AnswerEnd;
  /** What the server counted so far, whatever becomes of the answer; null: it has not said. */
  tokens: () => Tokens | null;
};

export function answerReader({
  heard,
  alive,
  finished,
}: Pick<Patience, 'heard' | 'alive' | 'finished'>): AnswerReader {
  const bytes = wire();
  const marks = reasoningMarks();
  let text = '';
  let finish: Finish | null = null;
  let usage: Usage | null = null;
  let tokens: Tokens | null = null;
  let failure: ModelFailure | null = null;
  let isOver = false;
  let callsTool = false;
  let declined = false;
  /** What was neither an event nor JSON: the only reason that there is when nothing else came. */
  let strayWords = '';

  function readAll(said: readonly Said[]): string {
    let added = '';
    for (const one of said) {
      if (isOver) break;
      switch (one.kind) {
        case 'object':
          added += readObject(one.value);
          break;
        case 'done':
          isOver = true;
          break;
        case 'words':
          strayWords = `${strayWords}\n${one.text}`.slice(0, MAX_STRAY_CHARS);
          break;
        case 'sign-of-life':
          alive();
      }
    }
    text += added;
    return added;
  }

  function readObject(value: Record<string, unknown>): string {
    const report = reportIn(value);
    const added = readChunk(chunkOf(value));
    if (report !== null && (finish === null || finish === 'failed')) {
      failure = failureIn(report);
      isOver = true;
    }
    return added;
  }

  function readChunk(chunk: Chunk): string {
    const written = chunk.text + chunk.refusal;
    usage = chunk.usage ?? usage;
    tokens = chunk.tokens ?? tokens;
    callsTool ||= chunk.callsTool;
    declined ||= chunk.refusal !== '';
    if (chunk.reasoning !== '' || written !== '') heard('word');
    else if (chunk.hasChoice) heard('chunk');
    else alive();
    if (chunk.finish !== null) {
      finish = chunk.finish;
      finished();
    }
    const reasoning = chunk.reasoning === '' ? '' : marks.reasoning(chunk.reasoning);
    return reasoning + (written === '' ? '' : marks.text(written));
  }

  function failureOf(isEmpty: boolean): ModelFailure | null {
    if (failure !== null) return failure;
    if (finish === 'filtered') return new ModelFailure('filtered');
    if (finish === 'failed') return new ModelFailure('model-error');
    if (finish === 'tool-call' || (callsTool && isEmpty)) return new ModelFailure('tool-call');
    if (finish === null && !isOver) return new ModelFailure(isEmpty ? kindOfStray(strayWords) : 'cut-stream');
    return isEmpty ? new ModelFailure('empty') : null;
  }

  return {
    read: (more) => readAll(bytes.read(more)),
    isOver: () => isOver,
    hasFinished: () => finish !== null,
    close(how) {
      const added = how === 'ended' ? readAll(bytes.end()) : '';
      const held = marks.end();
      text += held;
      return added + held;
    },
    end() {
      const failed = failureOf(isBlank(withoutReasoning(text)));
      if (failed !== null) throw failed;
      return { usage, cutOff: finish === 'cut-off', declined };
    },
    tokens: () => tokens,
  };
}

const MAX_STRAY_CHARS = 4_000;

/** Why there is no answer: a page or a line for people, which does not come from a model unless it says so. */
function kindOfStray(words: string): RunError {
  if (words === '') return 'cut-stream';
  const kind = kindOf({ status: null, names: [], message: words });
  return kind === 'model-error' ? 'unreachable' : kind;
}
