// Lists of feedback.
import 'server-only';
import type { FeedbackListResponse, OwnFeedback } from '@/model/feedback';
import type { FeedbackQuery } from '@/model/usage-requests';
import type { Person } from '@/server/access/person';
import { requireSiteAdmin } from '@/server/access/site-admin';

export async function listOwnFeedback(person: Person, threadId: string): Promise<OwnFeedback[]> {
  return await Promise.resolve([]);
}
export async function listThreadFeedback(
  person: Person,
  threadId: string,
  query: FeedbackQuery,
): Promise<FeedbackListResponse> {
  return await Promise.resolve({ entries: [], nextCursor: null });
}
export async function listSiteFeedback(person: Person, query: FeedbackQuery): Promise<FeedbackListResponse> {
  requireSiteAdmin(person);
  return await Promise.resolve({ entries: [], nextCursor: null });
}
