// A thread. Times are milliseconds since 1970.
import * as z from 'zod/v4-mini';
import { payerSchema } from './budget';
import { callerMetadataSchema } from './metadata';

export const REPLY_POLICIES = ['auto', 'always', 'mention', 'off'] as const;
export const replyPolicySchema = z.enum(REPLY_POLICIES);
export type ReplyPolicy = z.infer<typeof replyPolicySchema>;

/** Who may export a thread: every member, or its owner and admins. */
export const EXPORT_POLICIES = ['everyone', 'admins'] as const;
export const exportBySchema = z.enum(EXPORT_POLICIES);
export type ExportBy = z.infer<typeof exportBySchema>;

/** Who may start new threads from a message of a thread, which are copies up to there. */
export const forkBySchema = z.enum(EXPORT_POLICIES);
export type ForkBy = z.infer<typeof forkBySchema>;

/** Archived: read-only. Trashed: only its owner can read it, and may restore it. Deleting: being emptied. */
export const THREAD_STATES = ['open', 'archived', 'trashed', 'deleting'] as const;
/** States with a thread list of their own. */
export const LISTED_STATES = ['open', 'archived', 'trashed'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** The default title, as in the guide, of a thread that nobody has named yet. */
export const DEFAULT_TITLE = 'New thread';

/** Who chose the title; screens show the default one in their reader's language. */
export const titleBySchema = z.enum(['default', 'assistant', 'person']);

/** The settings of a thread that nobody has changed. */
export const DEFAULT_SETTINGS = {
  replyPolicy: 'auto',
  model: null,
  exportBy: 'everyone',
  forkBy: 'everyone',
  payer: 'asker',
  payerId: null,
} as const;

export const threadSchema = z.object({
  id: z.string(),
  title: z.string(),
  titleBy: titleBySchema,
  /** Equal to the ids under members/; the thread list queries it. */
  memberIds: z.array(z.string()),
  /** Members whose role allows posting; the reply policy `auto` checks whether there is only one. */
  postingMembers: z.number(),
  createdBy: z.string(),
  createdAt: z.number(),
  /** Last activity: the list is ordered by it. */
  updatedAt: z.number(),
  /** Last change of members, roles, settings or state, or of which messages are deleted or hidden. */
  changedAt: z.number(),
  /** Last number assigned to a message or to the position of an answer. */
  seq: z.number(),
  /** Messages that have landed; each has the number of this count after it. */
  landedCount: z.number(),
  /** The highest of those numbers whose messages were deleted or are hidden. */
  removed: z._default(z.array(z.number()), []),
  /** Numbers, both included, of messages that came from files: nobody's news. */
  quiet: z._default(z.array(z.object({ from: z.number(), to: z.number() })), []),
  /** Who posted the last messages of people, by those numbers: one's own are not news. */
  postedBy: z._default(z.record(z.string(), z.string()), {}),
  lastMessage: z.nullable(
    z.object({
      seq: z.number(),
      authorName: z.string(),
      /** One line of its text; null once it was deleted. */
      preview: z.nullable(z.string()),
      at: z.number(),
      /** Its author; of an answer also the person whose question it answers. */
      authorId: z._default(z.nullable(z.string()), null),
      askedBy: z._default(z.nullable(z.string()), null),
    }),
  ),
  /** How often each person was mentioned, by uid; how many of these a person has seen is in their read state. */
  mentioned: z._default(z.record(z.string(), z.number()), {}),
  /** Threads that were started from this one. */
  forks: z._default(z.number(), 0),
  state: z.enum(THREAD_STATES),
  /** Since when, and by whom, a thread is in the trash. */
  trash: z._default(
    z.nullable(z.object({ at: z.number(), by: z.string(), was: z.enum(['open', 'archived']) })),
    null,
  ),
  settings: z.pipe(
    z.object({
      replyPolicy: replyPolicySchema,
      model: z.nullable(z.string()),
      exportBy: z._default(exportBySchema, 'everyone'),
      payer: z._default(payerSchema, 'asker'),
      /** The owner who has agreed to pay. */
      payerId: z._default(z.nullable(z.string()), null),
      /** Unset: whoever may export it, as the copies are an export. */
      forkBy: z.optional(forkBySchema),
    }),
    z.transform((settings) => ({ ...settings, forkBy: settings.forkBy ?? settings.exportBy })),
  ),
  metadata: callerMetadataSchema,
});
export type Thread = z.infer<typeof threadSchema>;

export const threadResponseSchema = z.object({ thread: threadSchema });
