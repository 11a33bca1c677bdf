// Work that continues after the response to its request, or without any request.
import 'server-only';
import { logError } from './log';
import { trackWork } from './shutdown';

/** How background work outlives its request: `after` in the app, a bare call in tests and functions. */
export type Background = (work: () => Promise<void>) => void;

/** Outside a request: a shutdown waits for the work, and a failure is only logged. */
export const processBackground: Background = (work) => {
  trackWork(work()).catch((error: unknown) => logError('background work failed', error));
};
