// Counters of rates, filled directly, as if other servers had counted: real requests would take a minute, and a test server may have
// raised limits.
import { createHash } from 'node:crypto';
import { RATES, type RateName } from '@/model/limits';
import { plant } from './stored';

/** Counters as server/platform/rates/rate-limits.ts names them; this window and the next, in case this one ends meanwhile. */
export async function useUp(what: RateName, who: string): Promise<void> {
  const { perMs } = RATES[what];
  const window = Math.floor(Date.now() / perMs);
  for (const number of [window, window + 1]) {
    const id = createHash('sha256').update(`${what}\n${who}\n${number}`).digest('hex');
    const endsAt = new Date((number + 1) * perMs).toISOString();
    await plant(`rates/${id}`, { count: { integerValue: '1000000000' }, endsAt: { timestampValue: endsAt } });
  }
}

/** The network of one of `someAddress`, under which it is counted. */
export const networkOf = (address: string) => `${address.split(':').slice(0, 4).join(':')}::/64`;
