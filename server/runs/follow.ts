// An answer as an event stream for programs: follows the run and its draft like any screen, on any server.
import 'server-only';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { type Draft, draftSchema, partSchema, readDraft } from '@/model/draft';
import { draftPath, memberPath, messagePath, partPath, runPath } from '@/model/paths';
import { messageSchema } from '@/model/message';
import type { Language } from '@/model/language';
import { type Run, runSchema, runState } from '@/model/run';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

export type FollowEvent =
  | { event: 'queued'; data: { runId: string } }
  /** Text to append. */
  | { event: 'delta'; data: { text: string } }
  /** Discard the text so far: another attempt has begun, or the stored answer has another text. */
  | { event: 'restart'; data: { attempt: number } }
  | { event: 'done'; data: { messageId: string; status: string } }
  | { event: 'error'; data: { code: string; message: string } };

const LOOK_EVERY_MS = 5_000;

type Follow = {
  threadId: string;
  runId: string;
  uid: string;
  signal: AbortSignal;
  /** The language of error messages. */
  language: Language;
};

/** Follows a run to its end. Ends with `error` when the caller's membership ends, silently when `signal` aborts. */
export async function* followRun(follow: Follow): AsyncGenerator<FollowEvent> {
  const events: FollowEvent[] = [];
  let notify = () => {};
  let over = false;
  const push = (...more: FollowEvent[]) => {
    if (over) return;
    events.push(...more);
    over = more.some(({ event }) => event === 'done' || event === 'error');
    notify();
  };
  const stop = listen(follow, push);
  follow.signal.addEventListener('abort', () => notify(), { once: true });
  try {
    while (!follow.signal.aborted) {
      const next = events.shift();
      if (next !== undefined) yield next;
      else if (over) return;
      else await new Promise<void>((resolve) => (notify = resolve));
    }
  } finally {
    stop();
  }
}

/** Listens to run, draft of the current attempt, and membership. Snapshots are processed one after the other. */
function listen(
  { threadId, runId, uid, language }: Follow,
  push: (...events: FollowEvent[]) => void,
): () => void {
  const db = firestore();
  const fail = () =>
    push({ event: 'error', data: { code: 'unknown', message: errorText.notStreamed(language) } });
  let sent = '';
  let attempt = 0;
  let stopDraft = () => {};
  let queue = Promise.resolve();
  const enqueue = (work: () => Promise<void>): void => {
    queue = queue.then(work).catch(fail);
  };

  const followDraft = (run: Run) => {
    stopDraft();
    if (attempt > 0) push({ event: 'restart', data: { attempt: run.attempt } });
    attempt = run.attempt;
    sent = '';
    const path = draftPath(threadId, runId, attempt);
    stopDraft = db.doc(path).onSnapshot((snapshot) => {
      enqueue(async () => {
        const draft = readDocument(draftSchema, snapshot);
        if (draft === undefined) return;
        const text = readDraft(sent, draft) ?? (await withParts(path, draft));
        if (text.length > sent.length) push({ event: 'delta', data: { text: text.slice(sent.length) } });
        sent = text;
      });
    }, fail);
  };
  const memberRef = db.doc(memberPath(threadId, uid));
  const checkMember = (member: DocumentSnapshot | undefined) => {
    if (member?.exists === true) return true;
    push({ event: 'error', data: { code: 'not-found', message: errorText.notMember(language) } });
    return false;
  };
  const finish = async (run: Run) => {
    const [answerDoc, member] = await db.getAll(db.doc(messagePath(threadId, run.answerId)), memberRef);
    if (!checkMember(member)) return;
    const answer = answerDoc && readDocument(messageSchema, answerDoc);
    const text = answer?.content ?? '';
    const rest = text.slice(sent.length);
    if (!text.startsWith(sent))
      push({ event: 'restart', data: { attempt } }, { event: 'delta', data: { text } });
    else if (rest !== '') push({ event: 'delta', data: { text: rest } });
    push({ event: 'done', data: { messageId: run.answerId, status: answer?.status ?? run.status } });
  };
  let isQueued = false;
  const onRun = (snapshot: DocumentSnapshot) =>
    enqueue(async () => {
      const run = readDocument(runSchema, snapshot);
      if (run === undefined) return fail();
      const state = runState(run);
      switch (state.kind) {
        case 'over':
          return await finish(run);
        case 'queued':
          if (!isQueued) push({ event: 'queued', data: { runId } });
          isQueued = true;
          return;
        case 'writing':
          if (state.attempt !== attempt) followDraft(run);
      }
    });
  const runRef = db.doc(runPath(threadId, runId));
  const stopRun = runRef.onSnapshot(onRun, fail);
  // A listener may miss a change without a word: a stream ends all the same.
  const look = async () => {
    const [run, member] = await db.getAll(runRef, memberRef);
    if (checkMember(member) && run !== undefined) onRun(run);
  };
  // A look that fails is followed by the next.
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  const stopMember = memberRef.onSnapshot(checkMember, fail);
  return () => {
    clearInterval(looking);
    [stopRun, stopMember, () => stopDraft()].forEach((stop) => stop());
  };
}

async function withParts(path: string, draft: Draft): Promise<string> {
  const refs = Array.from({ length: draft.parts }, (_, part) => firestore().doc(partPath(path, part)));
  const parts = refs.length === 0 ? [] : await firestore().getAll(...refs);
  return parts.map((part) => readDocument(partSchema, part)?.content ?? '').join('') + draft.content;
}
