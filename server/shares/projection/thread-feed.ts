// What changes in a shared thread: one set of listeners for all of its guests on this server.
import 'server-only';
import type { DocumentSnapshot, QuerySnapshot } from 'firebase-admin/firestore';
import { draftSchema, partSchema, readDraft, type Draft } from '@/model/draft';
import { MAX_MEMBERS, MESSAGES_PAGE } from '@/model/limits';
import { type Member, memberSchema } from '@/model/member';
import { type Message, messageSchema } from '@/model/message';
import { draftPath, membersPath, messagesPath, partPath, runsPath, threadPath } from '@/model/paths';
import { OPEN_RUN_STATUSES, type Run, runSchema, runState } from '@/model/run';
import { type Thread, threadSchema } from '@/model/thread';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { type StoredShare, storedShareSchema } from '@/server/shares/stored-share';

/** Each is called first with what is there, and then with what has changed. */
export type FeedObserver = {
  shares: (shares: StoredShare[]) => void;
  thread: (thread: Thread | undefined) => void;
  members: (members: Member[]) => void;
  /** `isAll`: more may have changed than these. */
  messages: (changed: Message[], isAll: boolean) => void;
  openRuns: (runs: Run[]) => void;
  /** The whole text of the attempt so far; snapshots of one draft come in order. */
  draft: (run: Run, text: string) => void;
  failed: (error: unknown) => void;
};

/** @returns stops listening */
export function followThread(threadId: string, observer: FeedObserver): () => void {
  const db = firestore();
  const { failed } = observer;
  let stopDraft = () => {};
  let following = '';

  /** What a malformed document throws ends the feed, and not the server. */
  const safely =
    <T>(take: (snapshot: T) => void) =>
    (snapshot: T): void => {
      try {
        take(snapshot);
      } catch (error) {
        failed(error);
      }
    };

  function followDraft(runs: readonly Run[]): void {
    const writing = runs.find((run) => runState(run).kind === 'writing');
    const path = writing === undefined ? '' : draftPath(threadId, writing.id, writing.attempt);
    if (path === following) return;
    following = path;
    stopDraft();
    stopDraft = writing === undefined ? () => {} : listenToDraft(path, writing);
  }

  function listenToDraft(path: string, run: Run): () => void {
    let text = '';
    let queue = Promise.resolve();
    return db.doc(path).onSnapshot((snapshot) => {
      const read = async () => {
        const draft = readDocument(draftSchema, snapshot);
        // The answer has been stored.
        if (draft === undefined || following !== path) return;
        text = readDraft(text, draft) ?? (await withParts(path, draft));
        observer.draft(run, text);
      };
      queue = queue.then(read).catch(failed);
    }, failed);
  }

  let isFirst = true;
  function takeMessages(snapshot: QuerySnapshot): void {
    const changes = snapshot.docChanges().filter(({ type }) => type !== 'removed');
    const all = !isFirst && changes.length >= MESSAGES_PAGE;
    const changed = readDocuments(
      messageSchema,
      changes.map(({ doc }) => doc),
    );
    isFirst = false;
    observer.messages(changed, all);
  }

  function takeRuns(snapshot: QuerySnapshot): void {
    const runs = readDocuments(runSchema, snapshot.docs);
    observer.openRuns(runs);
    followDraft(runs);
  }

  const stops = [
    db
      .collection('shares')
      .where('threadId', '==', threadId)
      .onSnapshot(
        safely((snapshot: QuerySnapshot) => observer.shares(readDocuments(storedShareSchema, snapshot.docs))),
        failed,
      ),
    db.doc(threadPath(threadId)).onSnapshot(
      safely((snapshot: DocumentSnapshot) => observer.thread(readDocument(threadSchema, snapshot))),
      failed,
    ),
    db
      .collection(membersPath(threadId))
      .limit(MAX_MEMBERS)
      .onSnapshot(
        safely((snapshot: QuerySnapshot) => observer.members(readDocuments(memberSchema, snapshot.docs))),
        failed,
      ),
    db
      .collection(messagesPath(threadId))
      .orderBy('changedAt', 'desc')
      .limit(MESSAGES_PAGE)
      .onSnapshot(safely(takeMessages), failed),
    db
      .collection(runsPath(threadId))
      .where('status', 'in', [...OPEN_RUN_STATUSES])
      .onSnapshot(safely(takeRuns), failed),
  ];
  return () => [...stops, () => stopDraft()].forEach((stop) => stop());
}

async function withParts(path: string, draft: Draft): Promise<string> {
  const refs = Array.from({ length: draft.parts }, (_, part) => firestore().doc(partPath(path, part)));
  const parts = refs.length === 0 ? [] : await firestore().getAll(...refs);
  return parts.map((part) => readDocument(partSchema, part)?.content ?? '').join('') + draft.content;
}
