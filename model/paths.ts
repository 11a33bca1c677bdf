// The path of every document, and the ids that may appear in a path. No other file builds a path.
import * as z from 'zod/v4-mini';
import { ID_PATTERN } from './id-pattern';

export { ID_PATTERN };

export const idSchema = z.string().check(
  z.regex(ID_PATTERN, 'must be 8 to 64 letters, digits, "-" or "_"'),
  // Firestore reserves such names and refuses the whole request.
  z.refine((id) => !/^__.*__$/.test(id), 'must not begin and end with "__"'),
);

/** Ids that callers choose: `a-` and `r-` belong to the server, `i-` to what is imported, `c-` to copies. */
export const callerIdSchema = idSchema.check(
  z.refine((id) => !/^[aric]-/.test(id), 'must not begin with "a-", "r-", "i-" or "c-"'),
);

/** Firebase uids: any printable string without a slash; ours come from verified tokens, never from a body. */
export const uidSchema = z.string().check(
  z.minLength(1),
  z.maxLength(128),
  z.regex(/^[^/.\s]+$/),
  z.refine((uid) => !/^__.*__$/.test(uid)),
);

export const threadPath = (threadId: string) => `threads/${threadId}`;
export const membersPath = (threadId: string) => `threads/${threadId}/members`;
export const memberPath = (threadId: string, uid: string) => `${membersPath(threadId)}/${uid}`;
export const messagesPath = (threadId: string) => `threads/${threadId}/messages`;
export const messagePath = (threadId: string, messageId: string) => `${messagesPath(threadId)}/${messageId}`;
export const versionsPath = (threadId: string, messageId: string) =>
  `${messagePath(threadId, messageId)}/versions`;
export const versionPath = (threadId: string, messageId: string, versionId: string) =>
  `${versionsPath(threadId, messageId)}/${versionId}`;
/** What people entered in the forms of an answer. */
export const inputsPath = (threadId: string, messageId: string) =>
  `${messagePath(threadId, messageId)}/inputs`;
export const inputPath = (threadId: string, messageId: string, id: string) =>
  `${inputsPath(threadId, messageId)}/${id}`;
/** Hidden messages as they were, for the undo; only the server reads them. */
/** Votes in the polls of a message, a document a person and poll. */
export const votesPath = (threadId: string, messageId: string) => `${messagePath(threadId, messageId)}/votes`;
export const votePath = (threadId: string, messageId: string, id: string) =>
  `${votesPath(threadId, messageId)}/${id}`;
export const hiddenMessagePath = (threadId: string, messageId: string) =>
  `threads/${threadId}/hiddenMessages/${messageId}`;
export const hiddenVersionsPath = (threadId: string, messageId: string) =>
  `${hiddenMessagePath(threadId, messageId)}/versions`;
export const hiddenInputsPath = (threadId: string, messageId: string) =>
  `${hiddenMessagePath(threadId, messageId)}/inputs`;
export const hiddenVotesPath = (threadId: string, messageId: string) =>
  `${hiddenMessagePath(threadId, messageId)}/votes`;
export const runsPath = (threadId: string) => `threads/${threadId}/runs`;
export const runPath = (threadId: string, runId: string) => `${runsPath(threadId)}/${runId}`;
export const leasePath = (threadId: string) => `threads/${threadId}/lease/current`;
export const draftsPath = (threadId: string) => `threads/${threadId}/drafts`;
export const draftPath = (threadId: string, runId: string, attempt: number) =>
  `${draftsPath(threadId)}/${runId}-${attempt}`;
export const partPath = (draft: string, part: number) => `${draft}/parts/${part}`;
export const eventsPath = (threadId: string) => `threads/${threadId}/events`;
export const eventPath = (threadId: string, eventId: string) => `${eventsPath(threadId)}/${eventId}`;
/** People who were removed by others, and since when; links made before no longer work for them. */
export const removedPeoplePath = (threadId: string) => `threads/${threadId}/removed`;
export const removedPath = (threadId: string, uid: string) => `${removedPeoplePath(threadId)}/${uid}`;
/** What one person thinks of one answer; only the server reads it. */
export const feedbackPath = (threadId: string, feedbackId: string) =>
  `threads/${threadId}/feedback/${feedbackId}`;
/** Access requests. */
export const requestsPath = (threadId: string) => `threads/${threadId}/requests`;
export const requestPath = (threadId: string, uid: string) => `${requestsPath(threadId)}/${uid}`;
/** Members of a thread in the trash, until it is restored. */
export const trashedMembersPath = (threadId: string) => `threads/${threadId}/trashedMembers`;
export const presencesPath = (threadId: string) => `threads/${threadId}/presence`;
export const presencePath = (threadId: string, uid: string) => `threads/${threadId}/presence/${uid}`;
export const instructionsPath = (threadId: string) => `threads/${threadId}/private/instructions`;
export const userPath = (uid: string) => `users/${uid}`;
export const readStatesPath = (uid: string) => `users/${uid}/readStates`;
export const readStatePath = (uid: string, threadId: string) => `users/${uid}/readStates/${threadId}`;
export const mentionsPath = (uid: string) => `users/${uid}/mentions`;
export const mentionPath = (uid: string, threadId: string, messageId: string) =>
  `${mentionsPath(uid)}/${threadId}_${messageId}`;
/** Threads that the person left whose people may not add them again. */
export const blocksPath = (uid: string) => `users/${uid}/blocks`;
export const blockPath = (uid: string, threadId: string) => `${blocksPath(uid)}/${threadId}`;
export const budgetPath = (uid: string, day: string) => `budgets/${uid}_${day}`;
/** What a person or a thread has used of a budget in one period; only the server reads it. */
export const budgetCounterPath = (counterId: string) => `budgetCounters/${counterId}`;
/** The site's budget of a month: what was given out, what came back, and each server's portion; only the server reads it. */
export const siteBudgetPath = (partId: string) => `siteBudgets/${partId}`;
/** What a run used and cost; only the server reads it. */
export const ledgerPath = (runId: string) => `ledger/${runId}`;
export const picturePath = (pictureId: string) => `pictures/${pictureId}`;
export const ratePath = (rateId: string) => `rates/${rateId}`;
export const invitePath = (inviteId: string) => `invites/${inviteId}`;
/** An import that is underway, and what waits to be appended; only the server reads them. */
export const importPath = (importId: string) => `imports/${importId}`;
export const stagedPath = (importId: string, part: number) => `imports/${importId}/staged/${part}`;
/** What a person has imported today. */
export const importDayPath = (uid: string, day: string) => `importDays/${uid}_${day}`;
/** The thread into which the person has imported a conversation. */
export const importedPath = (uid: string, conversationId: string) =>
  `users/${uid}/imported/${conversationId}`;
/** Secret links to read a thread, and how many pages of each are open on one server; only the server reads them. */
export const sharePath = (shareId: string) => `shares/${shareId}`;
export const shareViewersPath = (shareId: string, serverId: string) => `shareViewers/${shareId}_${serverId}`;
/** The numbers of people in shares of the thread. */
export const participantsPath = (threadId: string) => `threads/${threadId}/private/participants`;
/** A thread that was started from another one, and from which; only the server reads it. */
export const forkPath = (threadId: string) => `forks/${threadId}`;
export const tombstonePath = (threadId: string) => `tombstones/${threadId}`;

/** Subcollections of a thread in the order a deletion empties them: runs first (every start and finalization fails then). */
export const THREAD_COLLECTIONS = [
  'runs',
  'lease',
  'drafts',
  'members',
  'messages',
  'hiddenMessages',
  'events',
  'presence',
  'private',
  'removed',
  'trashedMembers',
  'requests',
  'feedback',
] as const;
