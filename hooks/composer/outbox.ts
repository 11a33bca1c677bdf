// The state machine of pending messages, without network or UI.
import * as z from 'zod/v4-mini';
import { ERROR_CODES, type ErrorCode } from '@/model/errors';
import { replyToSchema } from '@/model/message';

const stateSchema = z.discriminatedUnion('kind', [
  /** Waits for earlier messages, or for the connection. */
  z.object({ kind: z.literal('waiting'), tries: z.number() }),
  z.object({ kind: z.literal('sending'), tries: z.number() }),
  /** The server has accepted it; it stays until the thread shows it. */
  z.object({ kind: z.literal('accepted') }),
  z.object({
    kind: z.literal('failed'),
    errorText: z.string(),
    code: z._default(z.enum(ERROR_CODES), 'unknown'),
  }),
]);

const sendingSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  text: z.string(),
  ask: z.boolean(),
  /** The message that it replies to. */
  replyTo: z._default(z.nullable(replyToSchema), null),
  at: z.number(),
  state: stateSchema,
});
export type Sending = z.infer<typeof sendingSchema>;

export type OutboxEvent =
  | { kind: 'add'; message: Pick<Sending, 'id' | 'threadId' | 'text' | 'ask' | 'replyTo' | 'at'> }
  | { kind: 'begin'; id: string }
  | { kind: 'accepted'; id: string }
  | { kind: 'unreachable'; id: string }
  | { kind: 'refused'; id: string; errorText: string; code: ErrorCode }
  | { kind: 'try again'; id: string }
  /** Sent without asking, after it was refused as a question. */
  | { kind: 'ask nobody'; id: string }
  | { kind: 'discard'; ids: readonly string[] };

/** Parses the stored outbox; invalid entries are dropped. */
export function parseOutbox(stored: unknown): Sending[] {
  if (!Array.isArray(stored)) return [];
  return stored.map((entry) => sendingSchema.safeParse(entry)).flatMap(({ data }) => (data ? [data] : []));
}

export function outboxAfter(entries: readonly Sending[], event: OutboxEvent): Sending[] {
  switch (event.kind) {
    case 'add':
      if (entries.some(({ id }) => id === event.message.id)) return [...entries];
      return [...entries, { ...event.message, state: { kind: 'waiting', tries: 0 } }];
    case 'begin':
      return change(entries, event.id, (entry) => ({ kind: 'sending', tries: triesOf(entry) + 1 }));
    case 'accepted':
      return change(entries, event.id, () => ({ kind: 'accepted' }));
    case 'unreachable':
      return change(entries, event.id, (entry) => ({ kind: 'waiting', tries: triesOf(entry) }));
    case 'refused':
      return change(entries, event.id, () => ({
        kind: 'failed',
        errorText: event.errorText,
        code: event.code,
      }));
    case 'try again':
      return change(entries, event.id, () => ({ kind: 'waiting', tries: 0 }));
    case 'ask nobody':
      return entries.map((entry) =>
        entry.id === event.id ? { ...entry, ask: false, state: { kind: 'waiting', tries: 0 } } : entry,
      );
    case 'discard':
      return entries.filter(({ id }) => !event.ids.includes(id));
  }
}

/**
 * The next message to send, in the order of writing. An interrupted send is repeated (the tab that sent it was closed,
 * or the response was lost): its id makes that harmless. A refused message does not block those after it.
 */
export function nextToSend(entries: readonly Sending[]): Sending | undefined {
  return entries.find(({ state }) => state.kind === 'waiting' || state.kind === 'sending');
}

/** Whether the first message was tried and could not be sent: then all of them wait for the connection. */
export function isHeldUp(entries: readonly Sending[]): boolean {
  const next = nextToSend(entries);
  return next !== undefined && triesOf(next) > (next.state.kind === 'sending' ? 1 : 0);
}

function change(
  entries: readonly Sending[],
  id: string,
  to: (entry: Sending) => Sending['state'],
): Sending[] {
  return entries.map((entry) => (entry.id === id ? { ...entry, state: to(entry) } : entry));
}

function triesOf({ state }: Sending): number {
  return 'tries' in state ? state.tries : 0;
}
