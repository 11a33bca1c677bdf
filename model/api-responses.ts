// What the API answers with. Requests: model/api.ts.
import * as z from 'zod/v4';
import { roleSchema } from './access';
import { messageSchema } from './message';
import {
  inviteLinkSchema,
  invitePreviewSchema,
  memberSchema,
  threadSchema,
  pendingInviteSchema,
} from './thread';

export const chatResponseSchema = z.object({
  messageId: z.string(),
  runId: z.string().nullable(),
});

export type ChatResponse = z.infer<typeof chatResponseSchema>;

export const threadResponseSchema = z.object({ thread: threadSchema });

export const threadListResponseSchema = z.object({ threads: z.array(threadSchema), hasMore: z.boolean() });

export const messagesResponseSchema = z.object({ messages: z.array(messageSchema), hasMore: z.boolean() });

export const messageResponseSchema = z.object({ message: messageSchema });

export const membersResponseSchema = z.object({
  members: z.array(memberSchema),
  pendingInvites: z.array(pendingInviteSchema),
});

/** `token` is the secret of the link `/join/{token}`: told this once. */
export const createInviteResponseSchema = z.object({ invite: inviteLinkSchema, token: z.string() });

export const invitesResponseSchema = z.object({ invites: z.array(inviteLinkSchema) });

export const invitePreviewResponseSchema = z.object({ invite: invitePreviewSchema });

export const acceptInviteResponseSchema = z.object({ threadId: z.string(), role: roleSchema });

export const stopResponseSchema = z.object({ outcome: z.enum(['stopped', 'already-over']) });

export const regenerateResponseSchema = z.object({ runId: z.string() });

/** `POST /api/me`, at every sign-in: takes the places that wait for this person's verified address. */
export const meResponseSchema = z.object({
  uid: z.string(),
  name: z.string(),
  photoUrl: z.string().nullable(),
  joined: z.array(z.string()),
});

export const profileResponseSchema = z.object({ name: z.string(), photoUrl: z.string().nullable() });

/** `GET /api/me/owned`: threads to hand over or delete before the account can go. */
export const ownedResponseSchema = z.object({
  owned: z.array(z.object({ id: z.string(), title: z.string(), members: z.number() })),
});

export const errorResponseSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }),
});

/** What the page is told when it is drawn: never built into the bundle, so one image serves every environment. */
export const pageConfigSchema = z.object({
  firebase: z.object({
    apiKey: z.string(),
    authDomain: z.string(),
    projectId: z.string(),
    storageBucket: z.string(),
    messagingSenderId: z.string(),
    appId: z.string(),
  }),
  /** Present when the server itself runs on the emulators; the demo people exist only then. */
  emulators: z.object({ auth: z.string(), firestore: z.string() }).nullable(),
  demo: z
    .object({
      people: z.array(z.object({ key: z.string(), name: z.string(), email: z.string() })),
      password: z.string(),
      threadId: z.string(),
    })
    .nullable(),
  /** Which build drew the page. */
  build: z.string(),
  /** Models that a thread may choose among, the usual one first. */
  models: z.array(z.string()),
  /** The model answers from a script: the screen says so. */
  scriptedModel: z.boolean(),
});

export type PageConfig = z.infer<typeof pageConfigSchema>;
