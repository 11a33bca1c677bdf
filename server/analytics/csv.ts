// Usage as a file: a line for each answer.
import 'server-only';
import type { UsageRange } from '@/model/usage-requests';
import type { Person } from '@/server/access/person';
import type { Scope } from './scope';

export async function usageCsv(person: Person, scope: Scope, range: UsageRange) {
  return await Promise.resolve({ name: 'usage.csv', type: 'text/csv; charset=utf-8', chunks: chunks() });
}

async function* chunks(): AsyncGenerator<string> {
  yield await Promise.resolve('');
}
