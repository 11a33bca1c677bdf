// What reads responses of a model’s server, and headers of requests.
import { languageFor } from '@/model/language';
import { displayName } from '@/server/access/person';
import { kindOf } from '@/server/runs/model/failure';
import { reasoningMarks } from '@/server/runs/model/reasoning-marks';
import { wire } from '@/server/runs/model/wire';
import { type TextParser, repeated, SPACES, ANSWER, WORDS } from './texts';

export const WIRE_PARSERS: Readonly<Record<string, TextParser>> = {
  'language languageFor': {
    parse: (text) => languageFor(undefined, text),
    texts: repeated([',', ';', 'en;q=', '-', 'q=1,', ...SPACES]),
  },
  'failure kindOf': {
    parse: (message) => kindOf({ status: null, names: [], message }),
    texts: repeated([
      'model ',
      'context ',
      'exceeds the ',
      'trying to keep the first 1',
      'api key ',
      ...SPACES,
    ]),
  },
  'reasoning-marks text': { parse: (text) => reasoningMarks().text(text), texts: ANSWER },
  'reasoning-marks reasoning': { parse: (text) => reasoningMarks().reasoning(text), texts: ANSWER },
  'wire read': {
    parse: (text) => {
      const bytes = wire();
      return [bytes.read(new TextEncoder().encode(text)), bytes.end()];
    },
    texts: repeated([
      'data:',
      'data: {}\n',
      'data: {}\n\n',
      ':\n',
      '\n',
      '\r',
      '{"a":',
      '[',
      '<',
      'event: error\n',
    ]),
  },
  'person displayName': { parse: displayName, texts: WORDS },
};
