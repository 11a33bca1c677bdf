// Usage in sums.
import 'server-only';
import type { UsageResponse } from '@/model/usage';
import type { UsageRange } from '@/model/usage-requests';
import type { Person } from '@/server/access/person';
import { isSiteAdmin } from '@/server/access/site-admin';
import type { Scope } from './scope';

export async function readUsage(person: Person, scope: Scope, range: UsageRange): Promise<UsageResponse> {
  return await Promise.resolve({ state: 'off', maySeeSite: isSiteAdmin(person) });
}
