// The store of usage, with whatever it throws as the one thing that a caller can know: it cannot be reached now.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@/model/errors';
import { errorText } from '@/server/platform/strings';
import { timeAt } from '@/server/search/feeds';
import { lagOf } from '@/server/search/health';
import { openIndex } from '@/server/search/open-index';
import type { SearchIndex } from '@/server/search/search-index';
import type { UsageStore } from './queries';

/** Null: this site has none. */
export function usageStore(): UsageStore | null {
  const opened = openIndex();
  if (opened === null) return null;
  const ask = async <T>(work: (index: SearchIndex) => Promise<T>): Promise<T> => {
    try {
      return await work(await opened);
    } catch (cause) {
      throw new AppError('offline', errorText.usageUnreachable, { cause });
    }
  };
  return {
    usageRows: (query) => ask((index) => index.usageRows(query)),
    status: () => ask((index) => index.status()),
    cursor: (feed) => ask((index) => index.cursor(feed)),
  };
}

const ANSWER_WITHIN_MS = 2_000;

/** Every run that ended before this time is in the store; where Firestore does not say in time, that of the last one. */
export async function freshness(store: UsageStore): Promise<number> {
  const now = Date.now();
  const lag = lagOf(store, 'ledger').catch(() => undefined);
  const lagMs = await Promise.race([lag, wait(ANSWER_WITHIN_MS, undefined, { ref: false })]);
  if (lagMs !== undefined) return now - lagMs;
  return Math.floor((timeAt(await store.cursor('ledger')) ?? 0) / 1_000);
}
