// Search by our API: the index is the server's.
import {
  searchResponseSchema,
  titlesResponseSchema,
  type SearchOrder,
  type SearchResponse,
  type TitlesResponse,
} from '@/model/search';
import { callApi } from '@/services/api/call-api';
import { ownTimeZone } from '@/services/core/time-zone';

export type SearchRequest = {
  text: string;
  order: SearchOrder;
  limit: number;
  /** Of the next page. */
  cursor?: string | null;
  /** Searches one thread alone. */
  threadId?: string;
};

/** Days are the reader's own, and the last word may be the beginning of one. @throws AppError */
export async function search({
  text,
  order,
  limit,
  cursor,
  threadId,
}: SearchRequest): Promise<SearchResponse> {
  return await callApi('GET /api/search', {
    query: {
      q: text,
      order,
      limit: String(limit),
      typing: 'true',
      timeZone: ownTimeZone(),
      ...(cursor != null && { cursor }),
      ...(threadId !== undefined && { threadId }),
    },
    response: searchResponseSchema,
  });
}

/** Threads whose titles have these words; `cursor` is that of the page before. @throws AppError */
export async function findTitles(q: string, cursor: string | null): Promise<TitlesResponse> {
  return await callApi('GET /api/threads/titles', {
    query: { q, ...(cursor !== null && { cursor }) },
    response: titlesResponseSchema,
  });
}
