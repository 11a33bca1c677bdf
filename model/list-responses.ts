// Pages of lists. Apart from the nouns: our own page listens to Firestore and reads none of them from the API.
import * as z from 'zod/v4-mini';
import { messageSchema } from './message';
import { threadSchema } from './thread';

export const messagesResponseSchema = z.object({ messages: z.array(messageSchema), hasMore: z.boolean() });

export const threadListResponseSchema = z.object({ threads: z.array(threadSchema), hasMore: z.boolean() });
