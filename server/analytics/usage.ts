// The use case: usage in sums of a range, beside the same number of days before.
import 'server-only';
import type { UsageResponse } from '@/model/usage';
import type { UsageRange } from '@/model/usage-requests';
import type { Person } from '@/server/access/person';
import { titlesFor } from '@/server/access/titles';
import { isSiteAdmin } from '@/server/access/site-admin';
import { config } from '@/server/platform/config';
import { namesOf } from './names';
import { rangeOf } from './range';
import type { Scope } from './scope';
import { freshness, usageStore } from './store';
import { sumsOf } from './report';

/** @throws AppError invalid (range), offline: the store cannot be reached */
export async function readUsage(
  person: Pick<Person, 'uid' | 'email'>,
  scope: Scope,
  asked: UsageRange,
): Promise<UsageResponse> {
  const maySeeSite = isSiteAdmin(person);
  const range = rangeOf(asked, Date.now());
  const store = usageStore();
  if (store === null) return { state: 'off', maySeeSite };
  const [{ rebuilt }, asOf, sums] = await Promise.all([
    store.status(),
    freshness(store),
    sumsOf(store, scope, range),
  ]);
  const { people, threads, ...rest } = sums;
  const [names, titles] = await Promise.all([
    namesOf(people.rows.map(({ key }) => key)),
    titlesFor(
      person.uid,
      threads.rows.map(({ key }) => key),
    ),
  ]);
  const { from, to, timeZone, before } = range;
  return {
    state: rebuilt === null ? 'ready' : 'indexing',
    indexed: rebuilt,
    asOf,
    maySeeSite,
    from,
    to,
    timeZone,
    currency: config().prices?.currency ?? null,
    ...rest,
    before: { from: before.from, to: before.to, totals: rest.before },
    people: {
      rows: people.rows.map(({ key, figures }) => ({ uid: key, name: names.get(key) ?? null, ...figures })),
      count: people.count,
    },
    threads: {
      rows: threads.rows.map(({ key, figures }) => ({
        threadId: key,
        title: titles.get(key) ?? null,
        ...figures,
      })),
      count: threads.count,
    },
  };
}
