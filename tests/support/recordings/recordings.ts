// What servers of models send, shape by shape: recorded from their documentation and reports, shortened. Each with what must come
// of it, however its bytes are cut.
import { NOISE, WHOLE } from './answers';
import { BODIES, ENDS } from './ends';
import { ERRORS } from './errors';
import type { Recording } from './pieces';

export const RECORDINGS: Readonly<Record<string, Recording>> = {
  ...WHOLE,
  ...ENDS,
  ...NOISE,
  ...BODIES,
  ...ERRORS,
};
