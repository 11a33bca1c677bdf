// Bodies of the routes of forks, parsed strictly by the server.
import * as z from 'zod/v4';
import { MAX_COMPANIONS } from './fork';
import { callerIdSchema, idSchema, uidSchema } from './paths';

/** Chosen by the caller: it names the request, so that the thread is made once. */
const idOfRequestSchema = z.optional(callerIdSchema);

/** `POST /api/threads/{id}/forks`. */
export const forkThreadRequestSchema = z.strictObject({
  id: idOfRequestSchema,
  /** The last message to be copied. */
  messageId: idSchema,
  /** Members of the thread who are to be members of the new one. */
  members: z.array(uidSchema).max(MAX_COMPANIONS).default([]),
});
export type ForkThreadRequest = z.infer<typeof forkThreadRequestSchema>;

/** `POST /api/shares/{shareId}/forks`. */
export const forkShareRequestSchema = z.strictObject({ id: idOfRequestSchema });
