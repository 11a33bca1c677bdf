// A person's public profile.
import * as z from 'zod/v4-mini';

export const profileSchema = z.object({ name: z.string(), photoUrl: z.nullable(z.string()) });
export type Profile = z.infer<typeof profileSchema>;
