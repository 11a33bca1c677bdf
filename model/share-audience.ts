// Whom a share lets in. Apart from model/share.ts, which a thread's page does not load.
import * as z from 'zod/v4-mini';

/** People who sign in on this site, or anybody who has the link. */
export const SHARE_AUDIENCES = ['signed-in', 'anyone'] as const;
export const shareAudienceSchema = z.enum(SHARE_AUDIENCES);
export type ShareAudience = z.infer<typeof shareAudienceSchema>;
