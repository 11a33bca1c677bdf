// What everybody in a trial has in common.
import type { TrialWorld } from '@/tests/load/world';
import type { Evidence } from '@/tests/load/chaos/judge/evidence';
import type { Fleet } from './fleet';
import type { Ledger } from './injections';
import type { TrialThread } from './thread';

export type Fixtures = {
  world: TrialWorld;
  /** Process of the emulators when they are this trial's own and may be paused. */
  firebaseTools: number | undefined;
  fleet: Fleet;
  ledger: Ledger;
  threads: readonly TrialThread[];
  evidence: Evidence;
  leaseMs: number;
  modelIdleMs: number;
};
