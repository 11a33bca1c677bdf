// Lists of feedback: a member's own, and those of who looks after a thread or the site. These name nobody.
import 'server-only';
import type { Query } from 'firebase-admin/firestore';
import {
  FEEDBACK_PAGE,
  FEEDBACK_VALUES,
  type FeedbackEntry,
  type FeedbackListResponse,
  MAX_OWN_FEEDBACK,
  type OwnFeedback,
  storedFeedbackSchema,
} from '@/model/feedback';
import type { FeedbackQuery } from '@/model/usage-requests';
import type { Person } from '@/server/access/person';
import { requireSiteAdmin } from '@/server/access/site-admin';
import { requireAccess } from '@/server/access/thread-access';
import { titlesFor } from '@/server/access/titles';
import { microsOf, readDocuments, timestampOf } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { feedbackIn } from './stored';

/** The newest MAX_OWN_FEEDBACK. @throws AppError not-found */
export async function listOwnFeedback(person: Pick<Person, 'uid'>, threadId: string): Promise<OwnFeedback[]> {
  await requireAccess(person, threadId, 'read thread');
  const own = feedbackIn(threadId)
    .where('uid', '==', person.uid)
    .orderBy('changedAt', 'desc')
    .limit(MAX_OWN_FEEDBACK);
  const { docs } = await own.get();
  return readDocuments(storedFeedbackSchema, docs).flatMap(({ messageId, runId, value, reasons, comment }) =>
    value === null ? [] : [{ messageId, runId, value, reasons, comment }],
  );
}

/** @throws AppError not-found, forbidden */
export async function listThreadFeedback(
  person: Pick<Person, 'uid'>,
  threadId: string,
  query: FeedbackQuery,
): Promise<FeedbackListResponse> {
  // guard: thread-feedback-for-its-admins
  await requireAccess(person, threadId, 'read usage');
  return await pageOf(feedbackIn(threadId), person, query);
}

/** @throws AppError forbidden */
export async function listSiteFeedback(
  person: Pick<Person, 'uid' | 'email'>,
  query: FeedbackQuery,
): Promise<FeedbackListResponse> {
  requireSiteAdmin(person);
  return await pageOf(firestore().collectionGroup('feedback'), person, query);
}

async function pageOf(
  all: Query,
  { uid }: Pick<Person, 'uid'>,
  { value, cursor }: FeedbackQuery,
): Promise<FeedbackListResponse> {
  const newest = all
    .where('value', 'in', value === undefined ? FEEDBACK_VALUES : [value])
    .orderBy('changedAt', 'desc');
  const further = cursor === undefined ? newest : newest.startAfter(timestampOf(Number(cursor)));
  const { docs } = await further.limit(FEEDBACK_PAGE).get();
  const given = readDocuments(storedFeedbackSchema, docs);
  const titles = await titlesFor(
    uid,
    given.map(({ threadId }) => threadId),
  );
  const entries = given.flatMap(
    ({ id, threadId, messageId, model, value: own, ...rest }): FeedbackEntry[] => {
      if (own === null) return [];
      const { reasons, comment, changedAt } = rest;
      const title = titles.get(threadId) ?? null;
      const shown = title === null ? null : messageId;
      return [{ id, threadId, messageId: shown, title, model, value: own, reasons, comment, at: changedAt }];
    },
  );
  const last = docs.length < FEEDBACK_PAGE ? undefined : docs.at(-1);
  return { entries, nextCursor: last === undefined ? null : String(microsOf(last.get('changedAt'))) };
}
