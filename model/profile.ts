// What others see of a person.
import * as z from 'zod/v4';

export const profileSchema = z.object({ name: z.string(), photoUrl: z.string().nullable() });
export type Profile = z.infer<typeof profileSchema>;
