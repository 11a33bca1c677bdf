// Usage by our API: sums, and the rows behind them as a file.
import { usageResponseSchema, type UsageResponse, type UsageScope } from '@/model/usage';
import { callApi, openFile } from '@/services/api/call-api';
import { fileNameIn } from '@/services/api/file-name';
import { ownTimeZone } from '@/services/core/time-zone';

/** One's own, the site's, or a thread's. */
export type UsageOf = { scope: UsageScope } | { threadId: string };

/** First and last day, such as 2026-11-28, in the reader's time zone. */
export type UsageDays = { from: string; to: string };

/** @throws AppError forbidden: the thread's is for its owner and admins, the site's for its administrators */
export async function getUsage(of: UsageOf, days: UsageDays): Promise<UsageResponse> {
  const query = { ...days, timeZone: ownTimeZone() };
  if ('scope' in of)
    return await callApi('GET /api/usage', {
      query: { ...query, scope: of.scope },
      response: usageResponseSchema,
    });
  return await callApi('GET /api/threads/{threadId}/usage', {
    params: { threadId: of.threadId },
    query,
    response: usageResponseSchema,
  });
}

/** All answers of these days, a line each. @throws AppError */
export async function fetchUsageCsv(
  of: UsageOf,
  days: UsageDays,
  signal: AbortSignal,
): Promise<{ name: string; blob: Blob }> {
  const query = { ...days, timeZone: ownTimeZone() };
  const response =
    'scope' in of
      ? await openFile('GET /api/usage/csv', { query: { ...query, scope: of.scope } }, signal)
      : await openFile(
          'GET /api/threads/{threadId}/usage/csv',
          { params: { threadId: of.threadId }, query },
          signal,
        );
  return { name: fileNameIn(response.headers), blob: await response.blob() };
}
