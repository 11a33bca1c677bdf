// Responses of the API about the caller's own account.
import * as z from 'zod/v4-mini';
import { titleBySchema } from './thread';
import { profileSchema } from './profile';

/** `POST /api/me`, at every sign-in. */
export const meResponseSchema = z.extend(profileSchema, { uid: z.string() });

/** `GET /api/me/owned`: threads to transfer or delete before the account can be deleted. */
export const ownedResponseSchema = z.object({
  owned: z.array(
    z.object({ id: z.string(), title: z.string(), titleBy: titleBySchema, members: z.number() }),
  ),
});
