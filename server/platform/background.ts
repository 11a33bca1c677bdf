// Work that goes on after its request was answered, or without any request.
import 'server-only';
import { logError } from './log';
import { trackWork } from './shutdown';

/** How background work outlives its request: `after` in the app, a bare call in tests and functions. */
export type Background = (work: () => Promise<void>) => void;

/** Outside a request: the process stays for the work when it is told to end, and a failure is only logged. */
export const processBackground: Background = (work) => {
  trackWork(work()).catch((error: unknown) => logError('background work failed', error));
};
