// What a thread and its members are. Times are milliseconds since 1970.
import * as z from 'zod/v4';
import { roleSchema } from './access';
import { callerMetadataSchema } from './metadata';

export const REPLY_POLICIES = ['auto', 'always', 'mention', 'off'] as const;
export const replyPolicySchema = z.enum(REPLY_POLICIES);
export type ReplyPolicy = z.infer<typeof replyPolicySchema>;

/** Archived: read, not continued. Trashed: its owner alone has it, and may restore it. Deleting: being emptied. */
export const THREAD_STATES = ['open', 'archived', 'trashed', 'deleting'] as const;
/** States by which one's threads are listed apart. */
export const LISTED_STATES = ['open', 'archived', 'trashed'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** The guide's title for a thread nobody has named yet. */
export const DEFAULT_TITLE = 'New thread';

export const threadSchema = z.object({
  id: z.string(),
  title: z.string(),
  titleBy: z.enum(['default', 'assistant', 'person']),
  /** Equal to the ids under members/; the thread list asks by it. */
  memberIds: z.array(z.string()),
  /** Members who may say something; the reply policy `auto` asks whether it is one. */
  postingMembers: z.number(),
  createdBy: z.string(),
  createdAt: z.number(),
  /** Last activity: the list is ordered by it. */
  updatedAt: z.number(),
  /** Last change of members, roles, settings or state. */
  changedAt: z.number(),
  /** Last number given out to a message or to the place of an answer. */
  seq: z.number(),
  /** Messages that exist. */
  landedCount: z.number(),
  lastMessage: z
    .object({
      seq: z.number(),
      authorName: z.string(),
      preview: z.string(),
      at: z.number(),
      /** Who said it, and whose question it answers. */
      authorId: z.string().nullable().default(null),
      askedBy: z.string().nullable().default(null),
    })
    .nullable(),
  /** How often each person was mentioned, by uid; what a person has seen of it stands on their mark. */
  mentioned: z.record(z.string(), z.number()).default({}),
  state: z.enum(THREAD_STATES),
  /** Since when, and by whom, a thread rests in the trash. */
  trash: z
    .object({ at: z.number(), by: z.string(), was: z.enum(['open', 'archived']) })
    .nullable()
    .default(null),
  settings: z.object({ replyPolicy: replyPolicySchema, model: z.string().nullable() }),
  metadata: callerMetadataSchema,
});
export type Thread = z.infer<typeof threadSchema>;

export const memberSchema = z.object({
  /** The uid. */
  id: z.string(),
  role: roleSchema,
  name: z.string(),
  photoUrl: z.string().nullable(),
  joinedAt: z.number(),
  invitedBy: z.string().nullable(),
  invitedByName: z.string().nullable().default(null),
});
export type Member = z.infer<typeof memberSchema>;

/** A link that makes whoever takes it a member; the link itself is told once, to who makes it. */
export const inviteLinkSchema = z.object({
  /** SHA-256 of the link's secret. */
  id: z.string(),
  role: roleSchema,
  /** For the people who manage invites. */
  note: z.string(),
  by: z.string(),
  byName: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  maxUses: z.number(),
  uses: z.number(),
});
export type InviteLink = z.infer<typeof inviteLinkSchema>;

/** What somebody sees who follows an invite link, before taking it. */
export const invitePreviewSchema = z.object({
  title: z.string(),
  byName: z.string(),
  role: roleSchema,
  members: z.number(),
  messages: z.number(),
  expiresAt: z.number(),
});
export type InvitePreview = z.infer<typeof invitePreviewSchema>;

/** An e-mail address whose owner has not signed in yet; the place becomes a member when that person does. */
export const pendingInviteSchema = z.object({
  email: z.string(),
  role: roleSchema,
  invitedAt: z.number(),
});
export type PendingInvite = z.infer<typeof pendingInviteSchema>;

/** Somebody who is no member asks to be let in; seen by who manages members. */
export const joinRequestSchema = z.object({
  /** The uid of who asks. */
  id: z.string(),
  name: z.string(),
  photoUrl: z.string().nullable(),
  /** Null unless it is verified: by it the others know who this is. */
  email: z.string().nullable(),
  note: z.string(),
  state: z.enum(['open', 'ignored']),
  /** Since when it is in this state. */
  at: z.number(),
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;
