// What the bench wants to know of all that a follower is told.
import * as z from 'zod/v4';
import type { Told } from '@/tests/load/follower';

export const newsSchema = z.object({
  what: z.enum(['ready', 'draft', 'answer', 'refused']),
  /** Empty when it is of no run. */
  runId: z.string(),
  /** Characters of the run's text that the follower has by now. */
  length: z.number(),
  at: z.number(),
});
export type News = z.infer<typeof newsSchema>;

/**
 * `ready`: messages and runs have both had their first snapshots. What is written before that, an emulator that has just
 * started may never tell a listener.
 */
export function newsFor(tell: (news: News) => void): (told: Told) => void {
  const standing = new Set<Told['kind']>();
  const stands = ({ kind, at }: Told) => {
    if (standing.has(kind)) return;
    standing.add(kind);
    if (standing.size === 2) tell({ what: 'ready', runId: '', length: 0, at });
  };
  return (told) => {
    const { at } = told;
    switch (told.kind) {
      case 'draft':
        return tell({ what: 'draft', runId: told.runId, length: told.text.length, at });
      case 'message':
        stands(told);
        // Ids of answers are the server's own.
        if (!told.id.startsWith('a-')) return;
        return tell({ what: 'answer', runId: told.runId ?? '', length: told.content.length, at });
      case 'runs':
        return stands(told);
      case 'refused':
        return tell({ what: 'refused', runId: '', length: 0, at });
      case 'run':
      case 'shrunk':
    }
  };
}
