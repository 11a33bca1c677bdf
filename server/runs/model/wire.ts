// From the bytes of a model's response to what they say, by whatever rules the server has made itself: an event stream, JSON
// as a whole or by lines, or a page for people. Bytes may be cut anywhere.
import 'server-only';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { fieldOf, isObject, parsedJson } from './json';

export type Said =
  | { kind: 'object'; value: Record<string, unknown> }
  /** `[DONE]`: the server has nothing more to say. */
  | { kind: 'done' }
  /** A comment, a ping or an empty event. */
  | { kind: 'sign-of-life' }
  /** Neither JSON nor an event. */
  | { kind: 'words'; text: string };

export type Wire = {
  read: (bytes: Uint8Array) => Said[];
  /** What the last bytes say when no more will come. */
  end: () => Said[];
};

/** No event and no whole response is longer: an answer has 256 KB. */
const MAX_BUFFERED_CHARS = 4 * 1024 * 1024;

export function wire(): Wire {
  const decoder = new TextDecoder();
  let said: Said[] = [];
  let reader: TextReader | null = null;
  // One by one: as many arguments as a long body has lines are more than the stack holds.
  const tell = (more: readonly Said[]) => {
    for (const one of more) said.push(one);
  };

  function readText(text: string): void {
    if (reader === null) {
      const start = text.trimStart();
      if (start === '') return;
      reader = /^[{[<]/.test(start) ? wholeBody(tell) : eventStream(tell);
    }
    reader.read(text);
  }

  function taken(): Said[] {
    const all = said;
    said = [];
    return all;
  }

  return {
    read(bytes) {
      readText(decoder.decode(bytes, { stream: true }));
      return taken();
    },
    end() {
      readText(decoder.decode());
      reader?.end();
      return taken();
    },
  };
}

type Tell = (said: readonly Said[]) => void;
type TextReader = { read: (text: string) => void; end: () => void };

function eventStream(tell: Tell): TextReader {
  const parser = createParser({
    maxBufferSize: MAX_BUFFERED_CHARS,
    onEvent: (event) => tell(saidBy(event)),
    onComment: () => tell([{ kind: 'sign-of-life' }]),
    onError: ({ type, field, value, line }) => {
      // Some servers write an error as a bare line of JSON into the stream, and llama.cpp once did as a field "error".
      if (type === 'unknown-field')
        tell(saidByLine(field === 'error' ? (value ?? '') : (line ?? ''), 'error'));
    },
  });
  // An event that was not ended before the connection was.
  return { read: (text) => parser.feed(text), end: () => parser.feed('\n\n') };
}

/** A body that is no event stream, whatever its header calls it. */
function wholeBody(tell: Tell): TextReader {
  let body = '';
  return {
    read(text) {
      if (body.length + text.length > MAX_BUFFERED_CHARS) throw new Error('The response has no end.');
      body += text;
    },
    end() {
      const whole = parsedJson(body);
      if (whole === undefined) tell(body.split('\n').flatMap((line) => saidByLine(line, 'event')));
      else tell([...saidByJson(whole, 'event'), { kind: 'done' }]);
    },
  };
}

/** What an event is called decides what an object without further names means. */
type EventName = 'error' | 'event';

function saidBy({ event, data }: EventSourceMessage): Said[] {
  if (data.trim().startsWith('[DONE]')) return [{ kind: 'done' }];
  const name = event === 'error' ? 'error' : 'event';
  const value = parsedJson(data);
  if (value !== undefined) return saidByJson(value, name);
  // Some servers end an event with one line break instead of two.
  return data.split('\n').flatMap((line) => saidByLine(line, name));
}

function saidByLine(line: string, name: EventName): Said[] {
  const text = line.trim();
  if (text === '') return [{ kind: 'sign-of-life' }];
  if (text.startsWith('[DONE]')) return [{ kind: 'done' }];
  const value = parsedJson(text.replace(/^data:/, ''));
  return value === undefined ? [{ kind: 'words', text }] : saidByJson(value, name);
}

function saidByJson(value: unknown, name: EventName): Said[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => saidByJson(entry, name));
  if (!isObject(value)) return name === 'error' ? [errorOf(value)] : [{ kind: 'sign-of-life' }];
  const isError = name === 'error' && !fieldOf(value, 'error') && fieldOf(value, 'choices') === undefined;
  return [isError ? errorOf(value) : { kind: 'object', value }];
}

function errorOf(error: unknown): Said {
  return { kind: 'object', value: { error } };
}
