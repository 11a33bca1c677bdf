// Bodies of requests about forms, parsed strictly by the server.
import * as z from 'zod/v4';
import { LANGUAGES } from './language';
import { MAX_FIELDS, MAX_LABEL_CHARS, MAX_ROUNDS } from './limits';
import { idSchema } from './paths';

const formKeySchema = z.string().regex(/^f\d{1,2}$/, 'must be the key of a form, such as f0');
const roundSchema = z.number().int().min(1).max(MAX_ROUNDS);

/** `form` of `POST /api/chat`: the message sends a form as it was on the sender's screen. */
export const formPressSchema = z.strictObject({
  answerId: idSchema,
  /** Of the answer that was on screen: a regenerated one has another. */
  runId: idSchema,
  form: formKeySchema,
  round: roundSchema,
  /** The label of the button that was pressed. */
  button: z.string().max(MAX_LABEL_CHARS),
  /** The language of the words that the text adds to what was on screen. */
  language: z.enum(LANGUAGES),
  /** The fields on screen, each with the revision of its input; 0: nobody had entered anything. */
  fields: z
    .array(z.strictObject({ field: z.string().max(64), revision: z.number().int().min(0) }))
    .max(MAX_FIELDS),
});
export type FormPress = z.infer<typeof formPressSchema>;

/** `POST /api/threads/{id}/messages/{messageId}/rounds`: opens this round of a form whose round before was sent. */
export const openRoundRequestSchema = z.strictObject({ form: formKeySchema, round: roundSchema.min(2) });
/** `POST /api/threads/{id}/messages/{messageId}/closed-polls`: closes this poll and counts it. */
export const closePollRequestSchema = z.strictObject({
  poll: z.string().regex(/^p\d$/, 'must be the key of a poll, such as p0'),
});
export type ClosePollRequest = z.infer<typeof closePollRequestSchema>;

export type OpenRoundRequest = z.infer<typeof openRoundRequestSchema>;
