// The store of usage, which is that of the search index.
import 'server-only';
import { errorText } from '@/server/platform/strings';
import { timeAt } from '@/server/search/feeds';
import { inTime, lagOf } from '@/server/search/health';
import { askIndex, openIndex } from '@/server/search/open-index';
import type { UsageStore } from './queries';

/** Null: this site has none. */
export function usageStore(): UsageStore | null {
  const opened = openIndex();
  if (opened === null) return null;
  const ask = askIndex(opened, errorText.usageUnreachable);
  return {
    usageRows: (query) => ask((index) => index.usageRows(query)),
    status: () => ask((index) => index.status()),
    cursor: (feed) => ask((index) => index.cursor(feed)),
  };
}

/** Every run that ended before this time is in the store; where Firestore does not say in time, that of the last one. */
export async function freshness(store: UsageStore): Promise<number> {
  const now = Date.now();
  const lagMs = await inTime(lagOf(store, 'ledger'));
  if (lagMs !== undefined) return now - lagMs;
  return Math.floor((timeAt(await store.cursor('ledger')) ?? 0) / 1_000);
}
