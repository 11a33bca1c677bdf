// Whose usage somebody reads, decided before anything is read.
import 'server-only';
import type { UsageScope } from '@/model/usage';
import type { Person } from '@/server/access/person';
import { requireSiteAdmin } from '@/server/access/site-admin';
import { requireAccess } from '@/server/access/thread-access';

export type Scope = { kind: 'person'; uid: string } | { kind: 'thread'; threadId: string } | { kind: 'site' };

/** @throws AppError forbidden */
export function ownScope(person: Pick<Person, 'uid' | 'email'>, scope: UsageScope = 'mine'): Scope {
  switch (scope) {
    case 'mine':
      return { kind: 'person', uid: person.uid };
    case 'site':
      requireSiteAdmin(person);
      return { kind: 'site' };
  }
}

/** @throws AppError not-found, forbidden */
export async function threadScope(person: Pick<Person, 'uid'>, threadId: string): Promise<Scope> {
  // guard: thread-usage-for-its-admins
  await requireAccess(person, threadId, 'read usage');
  return { kind: 'thread', threadId };
}
