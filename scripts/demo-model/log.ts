// What the demo model sent and when: tests compare it with what a screen shows.
import fs from 'node:fs';

export type LoggedRequest = {
  id: string;
  kind: 'answer' | 'title';
  /** The last message of a person, unparsed: tags, name, text and directives. */
  question: string;
  /** The API key of the request: it identifies the server, where each has its own key. */
  key: string;
  /** The longest answer that the request allows, in tokens. */
  maxTokens: number | null;
  startedAt: number;
  /** When the client disconnected before the end, else null. */
  aborted: number | null;
  done: boolean;
  text: string;
  /** `length` is how much of `text` had been sent once this chunk was. */
  chunks: { at: number; length: number }[];
};

export type DemoLog = {
  requests: (filter?: { id?: string; question?: string; kind?: string }) => LoggedRequest[];
  start: (request: Pick<LoggedRequest, 'kind' | 'question' | 'key' | 'maxTokens'>) => LoggedRequest;
  /** Adds a delta with the current time. */
  sent: (request: LoggedRequest, delta: string) => void;
  finish: (request: LoggedRequest, how: 'done' | 'aborted') => void;
  /** The number of earlier requests with this question. */
  timesAsked: (question: string) => number;
};

/** Requests that are kept in memory. */
const MAX_REQUESTS = 2_000;

/** `file`: each chunk as one JSON line {id, question, at, delta, done} too. */
export function demoLog(file: string | undefined): DemoLog {
  const logged: LoggedRequest[] = [];
  let count = 0;
  const write = ({ id, question }: LoggedRequest, delta: string, done: boolean | 'aborted') => {
    if (file === undefined) return;
    fs.appendFileSync(file, `${JSON.stringify({ id, question, at: Date.now(), delta, done })}\n`);
  };
  return {
    requests: ({ id, question, kind } = {}) =>
      logged.filter(
        (each) =>
          (id === undefined || each.id === id) &&
          (question === undefined || each.question.includes(question)) &&
          (kind === undefined || each.kind === kind),
      ),
    start: ({ kind, question, key, maxTokens }) => {
      count += 1;
      const request: LoggedRequest = {
        id: `demo-${count}`,
        kind,
        question,
        key,
        maxTokens,
        startedAt: Date.now(),
        aborted: null,
        done: false,
        text: '',
        chunks: [],
      };
      logged.push(request);
      if (logged.length > MAX_REQUESTS) logged.shift();
      return request;
    },
    sent: (request, delta) => {
      request.text += delta;
      request.chunks.push({ at: Date.now(), length: request.text.length });
      write(request, delta, false);
    },
    finish: (request, how) => {
      if (how === 'done') request.done = true;
      else request.aborted = Date.now();
      write(request, '', how === 'done' ? true : how);
    },
    timesAsked: (question) =>
      logged.filter((each) => each.kind === 'answer' && each.question === question).length,
  };
}
