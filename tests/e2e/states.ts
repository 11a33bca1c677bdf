// Every state that a screen can be in and that somebody should look at: by hand (`npm run shots`), and by states.spec.ts.
import { BESIDE } from './states/beside';
import type { State } from './states/house';
import { MEMBERS } from './states/members';
import { OUTSIDE } from './states/outside';
import { THREADS } from './states/threads';

export const STATES: readonly State[] = [...OUTSIDE, ...BESIDE, ...THREADS, ...MEMBERS];
