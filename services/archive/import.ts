// Imports by our API: a conversation is begun, sent in parts and finished; nothing of it shows before.
import { asAppError, type AppError } from '@/model/errors';
import {
  beginImportResponseSchema,
  finishImportResponseSchema,
  importPartResponseSchema,
  knownConversationsResponseSchema,
  type ImportEntry,
  type KnownConversation,
} from '@/model/import';
import { MAX_KNOWN_ASKED } from '@/model/import-limits';
import { callApi } from '@/services/api/call-api';
import type { ConversationHead } from './reader-messages';

/** Those of these conversations that are here already, by their ids. @throws AppError */
export async function knownConversations(ids: readonly string[]): Promise<Map<string, KnownConversation>> {
  const found = new Map<string, KnownConversation>();
  for (let at = 0; at < ids.length; at += MAX_KNOWN_ASKED) {
    const conversations = ids.slice(at, at + MAX_KNOWN_ASKED);
    const { known } = await callApi('POST /api/imports/known', {
      body: { conversations },
      response: knownConversationsResponseSchema,
    });
    for (const one of known) found.set(one.id, one);
  }
  return found;
}

export type ImportResult = { threadId: string; added: number; alreadyHere: number };

/** The import of one conversation. The first part begins it. Every step @throws AppError. */
export type ImportUpload = {
  put: (entries: readonly ImportEntry[]) => Promise<void>;
  finish: () => Promise<ImportResult>;
  /** Never rejects: what nobody finishes is removed anyway. */
  cancel: () => Promise<void>;
};

type Where = {
  file: { id: string; bytes: number };
  /** Appends there; null: a thread of its own. */
  threadId: string | null;
};

export function openImport(head: ConversationHead, { file, threadId }: Where): ImportUpload {
  const { format, sourceId, title, createdAt, updatedAt, messageCount: messages } = head;
  let params: { importId: string } | null = null;
  let part = 0;
  const begun = async () => {
    params ??= await begin();
    return params;
  };
  const begin = async () => {
    const conversation = { format, sourceId, title, createdAt, updatedAt, messages };
    const body = { file, conversation, ...(threadId !== null && { threadId }) };
    const response = beginImportResponseSchema;
    const { importId } = await patiently(() => callApi('POST /api/imports', { body, response }));
    return { importId };
  };
  return {
    put: async (entries) => {
      const id = await begun();
      const body = { part, entries: [...entries] };
      const response = importPartResponseSchema;
      const put = () => callApi('POST /api/imports/{importId}/parts', { params: id, body, response });
      part = (await patiently(put)).nextPart;
    },
    finish: async () => {
      const id = await begun();
      const response = finishImportResponseSchema;
      return patiently(() => callApi('POST /api/imports/{importId}/finish', { params: id, response }));
    },
    cancel: async () => {
      if (params === null) return;
      // The sweep removes it later.
      await callApi('DELETE /api/imports/{importId}', { params }).catch(() => undefined);
    },
  };
}

/** A rate that is over soon is waited for; what is used up for the day is not. */
const MAX_WAIT_S = 120;
const MAX_WAITS = 5;

async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await call();
    } catch (cause) {
      const waitS = waitOf(asAppError(cause));
      if (waitS === null || waits >= MAX_WAITS) throw cause;
      await new Promise((resolve) => setTimeout(resolve, waitS * 1_000));
    }
  }
}

function waitOf({ code, retryAfterS }: AppError): number | null {
  return code === 'too-many' && retryAfterS !== undefined && retryAfterS <= MAX_WAIT_S ? retryAfterS : null;
}
