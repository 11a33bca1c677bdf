// What a guest's page asks of our API, with the cookie of one share. Loads no Firebase: whoever signs in hands their token in.
import { createParser } from 'eventsource-parser';
import type * as z from 'zod/v4-mini';
import { AppError } from '@/model/errors';
import {
  guestEventSchema,
  guestMessagesResponseSchema,
  openShareResponseSchema,
  type GuestEvent,
  type GuestShare,
} from '@/model/share';
import { failureOf, readResponse, sendRequest } from '@/services/api/request';
import { report } from '@/services/core/report';

/** Longer than two heartbeats of the server: a stream that is silent for so long has lost its connection. */
const SILENCE_MS = 40_000;
const TIMEOUT_MS = 30_000;

type OpenOptions = {
  /** The secret of the link. */
  secret: string;
  password?: string | undefined;
  /** Of somebody who signed in, for links to people of this site. */
  idToken?: string | undefined;
};

/**
 * Opens a link, and gets the cookie by which the rest is read.
 * @throws AppError share-closed for whatever reason it does not open; too-many, busy, offline
 */
export async function openShare({ secret, password, idToken }: OpenOptions): Promise<GuestShare> {
  const body = { token: secret, ...(password !== undefined && { password }) };
  const sent = { token: idToken ?? null, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const response = await sendRequest('POST /api/shares/open', { body }, sent);
  if (!response.ok) throw await failureOf(response);
  return (await readResponse(response, openShareResponseSchema)).share;
}

export type GuestPage = z.infer<typeof guestMessagesResponseSchema>;

/** The messages before a position. @throws AppError share-closed, too-many, offline */
export async function getGuestMessages(shareId: string, before: number): Promise<GuestPage> {
  const parts = { params: { shareId }, query: { before: String(before) } };
  const sent = { token: null, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const response = await sendRequest('GET /api/shares/{shareId}/messages', parts, sent);
  if (!response.ok) throw await failureOf(response);
  return await readResponse(response, guestMessagesResponseSchema);
}

export type StreamOptions = {
  /** The last event that was received; null begins with the whole state. */
  lastEventId: string | null;
  signal: AbortSignal;
  /** The server has let this guest in. */
  onOpen: () => void;
  onEvent: (id: string | null, event: GuestEvent) => void;
};

/**
 * Reads the stream of a share until the server or `signal` ends it. Not the browser's EventSource: that one keeps quiet about
 * the status of a refusal, and does not notice a connection that is dead.
 * @throws AppError share-closed: refused; too-many, busy, offline, timed-out, unknown
 */
export async function followShare(
  shareId: string,
  { lastEventId, signal, onOpen, onEvent }: StreamOptions,
): Promise<void> {
  const silence = silenceLimit(signal);
  try {
    const headers = {
      Accept: 'text/event-stream',
      ...(lastEventId !== null && { 'Last-Event-ID': lastEventId }),
    };
    const sent = { token: null, signal: silence.signal, headers };
    const response = await sendRequest('GET /api/shares/{shareId}/stream', { params: { shareId } }, sent);
    if (!response.ok) throw await failureOf(response);
    onOpen();
    const parser = createParser({
      onEvent: ({ id, event, data }) => {
        const parsed = eventOf(event, data);
        if (parsed !== null && !signal.aborted) onEvent(id ?? null, parsed);
      },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let more = await reader?.read(); more?.value !== undefined; more = await reader?.read()) {
      silence.restart();
      parser.feed(more.value);
    }
  } catch (error) {
    if (signal.aborted) return;
    if (silence.signal.aborted) throw new AppError('timed-out', undefined, { cause: error });
    throw error instanceof AppError ? error : new AppError('offline', undefined, { cause: error });
  } finally {
    silence.end();
  }
}

/** A signal that follows `signal`, and fires when nothing was heard for SILENCE_MS. */
function silenceLimit(signal: AbortSignal) {
  const limit = new AbortController();
  const abort = () => limit.abort();
  let timer = setTimeout(abort, SILENCE_MS);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  return {
    signal: limit.signal,
    restart: () => {
      clearTimeout(timer);
      timer = setTimeout(abort, SILENCE_MS);
    },
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}

/** Null for one that this build does not know: it is reported and skipped. */
function eventOf(event: string | undefined, data: string): GuestEvent | null {
  let value: unknown = null;
  try {
    value = JSON.parse(data);
  } catch {
    // Not JSON: reported below, like whatever else is no event.
  }
  const parsed = guestEventSchema.safeParse({ event, data: value });
  if (parsed.success) return parsed.data;
  report('an event of a share was skipped', String(event));
  return null;
}
