// What the bench wants to know of all that a follower is told.
import * as z from 'zod/v4';
import type { FollowerEvent } from '@/tests/load/follower';

export const benchEventSchema = z.object({
  what: z.enum(['ready', 'draft', 'answer', 'refused']),
  /** Empty when it is of no run. */
  runId: z.string(),
  /** Characters of the run's text that the follower has by now. */
  length: z.number(),
  at: z.number(),
});
export type BenchEvent = z.infer<typeof benchEventSchema>;

/**
 * `ready`: messages and runs have both had their first snapshots. What is written before that, an emulator that has just
 * started may never tell a listener.
 */
export function benchEvents(emit: (event: BenchEvent) => void): (event: FollowerEvent) => void {
  const arrived = new Set<FollowerEvent['kind']>();
  const markArrived = ({ kind, at }: FollowerEvent) => {
    if (arrived.has(kind)) return;
    arrived.add(kind);
    if (arrived.size === 2) emit({ what: 'ready', runId: '', length: 0, at });
  };
  return (event) => {
    const { at } = event;
    switch (event.kind) {
      case 'draft':
        return emit({ what: 'draft', runId: event.runId, length: event.text.length, at });
      case 'message':
        markArrived(event);
        // Ids of answers are the server's own.
        if (!event.id.startsWith('a-')) return;
        return emit({ what: 'answer', runId: event.runId ?? '', length: event.content.length, at });
      case 'runs':
        return markArrived(event);
      case 'refused':
        return emit({ what: 'refused', runId: '', length: 0, at });
      case 'run':
      case 'shrunk':
    }
  };
}
