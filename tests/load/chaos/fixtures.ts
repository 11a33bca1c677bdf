// The fixtures that all parts of a trial share.
import type { TrialWorld } from '@/tests/load/world';
import type { Evidence } from '@/tests/load/chaos/judge/evidence';
import type { Fleet } from './fleet';
import type { Ledger } from './injections';
import type { TrialThread } from './thread';

export type Fixtures = {
  world: TrialWorld;
  /** Process id of the emulators when they belong to this trial and may be paused. */
  firebaseTools: number | undefined;
  fleet: Fleet;
  ledger: Ledger;
  threads: readonly TrialThread[];
  evidence: Evidence;
  leaseMs: number;
  modelIdleMs: number;
};
