// Shares: secret links to read a thread, and what a guest, somebody behind one, gets of it. Times are milliseconds since 1970.
// What guests get has no uid, address, picture, metadata, prompt or instructions; `seq` identifies a message.
import * as z from 'zod/v4-mini';
import { formatSchema } from './answer';
import { importedSchema } from './imported';
import { MESSAGE_STATUSES } from './message';
import { runErrorSchema } from './run';
import { shareAudienceSchema } from './share-audience';
import { titleBySchema } from './thread';

/** Names of people as they are, or "Participant 1". Free text keeps the names in it. */
export const SHARE_NAMES = ['real', 'numbered'] as const;
export const shareNamesSchema = z.enum(SHARE_NAMES);
export type ShareNames = z.infer<typeof shareNamesSchema>;

/** `closed`: its creator has lost the right to share, or the thread or the site does not allow it now. */
export const shareStateSchema = z.enum(['active', 'expired', 'closed']);

/** A share as the owner and admins of its thread see it; its secret is returned once, when it is made or replaced. */
export const shareSchema = z.strictObject({
  id: z.string(),
  threadId: z.string(),
  label: z.string(),
  audience: shareAudienceSchema,
  hasPassword: z.boolean(),
  /** The last position that guests see, as it was when this was chosen; null: everything, also what comes later. */
  upToSeq: z.nullable(z.number()),
  names: shareNamesSchema,
  /** Whether the card that other sites and apps make of the link has the thread's title. */
  showsTitle: z.boolean(),
  mayFork: z.boolean(),
  expiresAt: z.nullable(z.number()),
  createdAt: z.number(),
  createdByName: z.string(),
  isMine: z.boolean(),
  /** Open pages on all servers, within ten seconds or so. */
  guestsNow: z.number(),
  /** How often it was opened. */
  guestCount: z.number(),
  lastSeenAt: z.nullable(z.number()),
  /** Threads of their own in which guests continue it. */
  forkCount: z.number(),
  state: shareStateSchema,
});
export type Share = z.infer<typeof shareSchema>;

/** What the site allows: no audience where sharing is off; `maxDays` null: links may live forever. */
export const sharingSchema = z.strictObject({
  audiences: z.array(shareAudienceSchema),
  maxDays: z.nullable(z.number()),
});
export type Sharing = z.infer<typeof sharingSchema>;

/** Somebody in a shared thread: 0 is the assistant, people are numbered from 1, in one order for all shares of the thread. */
export const guestAuthorSchema = z.strictObject({ number: z.number(), name: z.string() });
export type GuestAuthor = z.infer<typeof guestAuthorSchema>;

/** Messages that were deleted or hidden are not sent at all. */
export const guestMessageSchema = z.strictObject({
  seq: z.number(),
  /** `system`: only of messages that came from a file. */
  from: z.enum(['person', 'assistant', 'system']),
  author: guestAuthorSchema,
  /** Mentions are `@Name`. */
  content: z.string(),
  format: formatSchema,
  /** What a reader without generated UI would read; empty where `content` is readable itself. */
  plain: z.string(),
  status: z.enum(MESSAGE_STATUSES.filter((status) => status !== 'deleted' && status !== 'hidden')),
  error: z.nullable(runErrorSchema),
  /** Who stopped or cancelled the answer. */
  stoppedBy: z.nullable(guestAuthorSchema),
  /** The message that this one replies to; an empty excerpt where guests cannot read it. */
  replyTo: z.nullable(z.strictObject({ seq: z.number(), author: guestAuthorSchema, excerpt: z.string() })),
  /** Of an answer: the position of the question, where guests can read it. */
  questionSeq: z.nullable(z.number()),
  createdAt: z.number(),
  editedAt: z.nullable(z.number()),
  /** The text is a refusal, which the model's server marked as such. */
  isDeclined: z.boolean(),
  /** Came from a file; its author is a quoted name. */
  imported: z.nullable(importedSchema),
});
export type GuestMessage = z.infer<typeof guestMessageSchema>;

/** An answer that is queued or being written, at the position reserved for it. */
export const guestAnswerSchema = z.strictObject({
  seq: z.number(),
  questionSeq: z.nullable(z.number()),
  /** `over`: its message has been sent, or there is none; what was shown of it goes. */
  state: z.enum(['queued', 'writing', 'over']),
  attempt: z.number(),
  /** The whole text so far. */
  text: z.string(),
});
export type GuestAnswer = z.infer<typeof guestAnswerSchema>;

export const guestShareSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  titleBy: titleBySchema,
  /** The sharer's name, or "Participant 1". */
  sharedBy: z.string(),
  names: shareNamesSchema,
  expiresAt: z.nullable(z.number()),
  upToSeq: z.nullable(z.number()),
  mayFork: z.boolean(),
  /** Messages that have landed within the scope, removed ones included. */
  count: z.number(),
});
export type GuestShare = z.infer<typeof guestShareSchema>;

export const CUT_REASONS = ['revoked', 'expired', 'changed', 'closed'] as const;
export type CutReason = (typeof CUT_REASONS)[number];

/** What the stream of a share sends: `event` is its `event:`, `data` its `data:`; every event has an id to resume from. */
export const guestEventSchema = z.discriminatedUnion('event', [
  /** The first one, and whenever something of it changes. */
  z.strictObject({ event: z.literal('share'), data: guestShareSchema }),
  /** The whole state: the newest messages, ascending, and open answers. */
  z.strictObject({
    event: z.literal('reset'),
    data: z.strictObject({
      messages: z.array(guestMessageSchema),
      hasOlder: z.boolean(),
      answers: z.array(guestAnswerSchema),
    }),
  }),
  /** New, or changed: it replaces what is at its position. */
  z.strictObject({ event: z.literal('message'), data: guestMessageSchema }),
  /** Deleted, hidden, or no longer in the scope. */
  z.strictObject({ event: z.literal('gone'), data: z.strictObject({ seq: z.number() }) }),
  /** Begins, begins again with another attempt, or is over. */
  z.strictObject({ event: z.literal('answer'), data: guestAnswerSchema }),
  /** Text to append to an answer of this attempt that has `at` UTF-16 units. */
  z.strictObject({
    event: z.literal('delta'),
    data: z.strictObject({ seq: z.number(), attempt: z.number(), at: z.number(), text: z.string() }),
  }),
  /** The last one: what was shown is to be taken away. */
  z.strictObject({ event: z.literal('cut'), data: z.strictObject({ reason: z.enum(CUT_REASONS) }) }),
]);
export type GuestEvent = z.infer<typeof guestEventSchema>;

/** `count`: messages of the thread that have landed. */
export const sharesResponseSchema = z.strictObject({
  shares: z.array(shareSchema),
  count: z.number(),
  site: sharingSchema,
});

/** `token` is the secret of the link `/s/{token}`: returned only when it is made or replaced. */
export const createShareResponseSchema = z.strictObject({ share: shareSchema, token: z.string() });
export const changeShareResponseSchema = z.strictObject({
  share: shareSchema,
  token: z.optional(z.string()),
});

export const mySharesResponseSchema = z.strictObject({
  shares: z.array(z.strictObject({ ...shareSchema.shape, threadTitle: z.string(), titleBy: titleBySchema })),
});

/** The newest messages as guests would see them, ascending, and how many there are. */
export const sharePreviewResponseSchema = z.strictObject({
  messages: z.array(guestMessageSchema),
  count: z.number(),
});

export const openShareResponseSchema = z.strictObject({ share: guestShareSchema });
export const guestMessagesResponseSchema = z.strictObject({
  messages: z.array(guestMessageSchema),
  hasOlder: z.boolean(),
});
