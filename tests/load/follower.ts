// A follower without a screen: the web SDK under the real rules, with the listeners of our page, recording what the page
// would show. Two followers may be the same person on two devices.
import { deleteApp, initializeApp } from 'firebase/app';
import {
  Timestamp,
  collection,
  connectFirestoreEmulator,
  doc,
  getDoc,
  getDocs,
  initializeFirestore,
  limit,
  memoryLocalCache,
  onSnapshot,
  orderBy,
  query,
  setLogLevel,
  startAfter,
  terminate,
  where,
  type QueryDocumentSnapshot,
  type SnapshotMetadata,
} from 'firebase/firestore';
import { DEMO_PROJECT_ID } from '@/model/demo';
import { readDraft } from '@/model/draft';
import { MESSAGES_PAGE } from '@/model/limits';
import { draftPath, messagesPath, partPath, runsPath } from '@/model/paths';
import { OPEN_RUN_STATUSES } from '@/model/run';

export type Shown = {
  /** Texts of the stored messages, by id. */
  messages: ReadonlyMap<string, { seq: number; content: string; status: string; role: string }>;
  /** Text so far of answers being written, by `runId-attempt`. */
  drafts: ReadonlyMap<string, string>;
};

export type FollowerEvent =
  | { kind: 'draft'; runId: string; attempt: number; text: string; at: number }
  /** The stored text became shorter, which `text` of 'draft' would hide. */
  | { kind: 'shrunk'; runId: string; attempt: number; at: number }
  | { kind: 'run'; runId: string; status: string; attempt: number; at: number }
  /** All runs that are not over, once a snapshot. */
  | { kind: 'runs'; open: ReadonlyMap<string, OpenRun>; at: number }
  | { kind: 'message'; id: string; runId: string | null; content: string; status: string; at: number }
  | { kind: 'refused'; what: string; at: number };

export type OpenRun = { status: string; attempt: number };

type Follow = {
  /** Of the Firestore emulator: `127.0.0.1:8080`. */
  host: string;
  projectId?: string;
  uid: string;
  threadId: string;
  onEvent?: (event: FollowerEvent) => void;
};

/** Listens until closed. `at` is Date.now() when the listener was called. */
export function follow({
  host,
  projectId = DEMO_PROJECT_ID,
  uid,
  threadId,
  onEvent = () => undefined,
}: Follow) {
  setLogLevel('silent');
  const [hostname = '', port = ''] = host.split(':');
  const app = initializeApp({ projectId }, crypto.randomUUID());
  const db = initializeFirestore(app, { localCache: memoryLocalCache() });
  connectFirestoreEmulator(db, hostname, Number(port), {
    mockUserToken: { sub: uid, firebase: { sign_in_provider: 'password', identities: {} } },
  });
  const messages = new Map<string, { seq: number; content: string; status: string; role: string }>();
  const drafts = new Map<string, string>();
  const listening = new Map<string, () => void>();
  const refused = (what: string) => () => onEvent({ kind: 'refused', what, at: Date.now() });

  const followDraft = (runId: string, attempt: number) => {
    const key = `${runId}-${attempt}`;
    if (listening.has(key)) return;
    const path = draftPath(threadId, runId, attempt);
    let known = '';
    let stored = 0;
    const emitDraft = (text: string) => {
      // Parts that were read while newer text arrived contain nothing new.
      if (text.length < known.length) return;
      known = text;
      drafts.set(key, text);
      onEvent({ kind: 'draft', runId, attempt, text, at: Date.now() });
    };
    const stop = onSnapshot(
      doc(db, path),
      (snapshot) => {
        if (!snapshot.exists()) return;
        const draft = { offset: Number(snapshot.get('offset')), content: String(snapshot.get('content')) };
        const length = draft.offset + draft.content.length;
        if (length < stored) onEvent({ kind: 'shrunk', runId, attempt, at: Date.now() });
        stored = length;
        const text = readDraft(known, draft);
        if (text !== null) return emitDraft(text);
        // No parts: the run has just been finalized, and the answer follows.
        const add = (sealed: string | null) =>
          sealed === null ? undefined : emitDraft(sealed + draft.content);
        void withParts(path, Number(snapshot.get('parts'))).then(add, refused('parts'));
      },
      refused('draft'),
    );
    listening.set(key, stop);
  };
  const withParts = async (path: string, count: number) => {
    const parts = await Promise.all(
      Array.from({ length: count }, (_, part) => getDoc(doc(db, partPath(path, part)))),
    );
    return parts.every((part) => part.exists())
      ? parts.map((part) => String(part.get('content'))).join('')
      : null;
  };

  /** As our page does: an empty first snapshot from the cache is ignored. */
  const firstSnapshot = () => {
    let hasArrived = false;
    return {
      arrived: () => hasArrived,
      observe: ({ fromCache }: SnapshotMetadata) => (hasArrived ||= !fromCache),
    };
  };
  /** The listener delivers nothing that changed before; null when its first window contains everything. */
  let windowFrom: Timestamp | null = null;
  const [messagesArrival, runsArrival] = [firstSnapshot(), firstSnapshot()];
  const stopMessages = onSnapshot(
    query(collection(db, messagesPath(threadId)), orderBy('changedAt', 'desc'), limit(MESSAGES_PAGE)),
    (snapshot) => {
      const isFirst = !messagesArrival.arrived();
      if (!messagesArrival.observe(snapshot.metadata)) return;
      if (isFirst) windowFrom = oldestOf(snapshot.docs);
      for (const { type, doc: message } of snapshot.docChanges()) {
        if (type === 'removed') continue;
        const { id } = message;
        const shown = shownMessage(message);
        const { content, status } = shown;
        messages.set(id, shown);
        const author: unknown = message.get('runId');
        const runId = typeof author === 'string' ? author : null;
        onEvent({ kind: 'message', id, runId, content, status, at: Date.now() });
      }
    },
    refused('messages'),
  );
  const stopRuns = onSnapshot(
    query(
      collection(db, runsPath(threadId)),
      where('status', 'in', [...OPEN_RUN_STATUSES]),
      limit(MESSAGES_PAGE),
    ),
    (snapshot) => {
      if (!runsArrival.observe(snapshot.metadata)) return;
      for (const { type, doc: run } of snapshot.docChanges()) {
        if (type === 'removed') continue;
        const [status, attempt] = [String(run.get('status')), Number(run.get('attempt'))];
        onEvent({ kind: 'run', runId: run.id, status, attempt, at: Date.now() });
        if (status === 'writing') followDraft(run.id, attempt);
      }
      const open = new Map(
        snapshot.docs.map((run) => [
          run.id,
          { status: String(run.get('status')), attempt: Number(run.get('attempt')) },
        ]),
      );
      onEvent({ kind: 'runs', open, at: Date.now() });
    },
    refused('runs'),
  );
  const shown: Shown = { messages, drafts };
  /** One page of messages before `seq`; it shows only messages outside of the listener's window. Returns the next page's `seq`. */
  const readOlder = async (seq: number) => {
    const older = query(
      collection(db, messagesPath(threadId)),
      orderBy('seq', 'desc'),
      startAfter(seq),
      limit(MESSAGES_PAGE),
    );
    const { docs } = await getDocs(older);
    for (const message of docs) {
      const changedAt: unknown = message.get('changedAt');
      const isOlder = changedAt instanceof Timestamp && windowFrom !== null && changedAt <= windowFrom;
      if (isOlder && !messages.has(message.id)) messages.set(message.id, shownMessage(message));
    }
    return docs.length < MESSAGES_PAGE ? 0 : Number(docs.at(-1)?.get('seq'));
  };
  return {
    shown,
    /** Reads pages until the first message is shown. Messages that the listener should have delivered stay missing. */
    scrollUp: async () => {
      if (windowFrom === null) return;
      for (let seq = Number.MAX_SAFE_INTEGER; seq > 1;) seq = await readOlder(seq);
    },
    close: async () => {
      for (const stop of [stopMessages, stopRuns, ...listening.values()]) stop();
      await terminate(db);
      await deleteApp(app);
    },
  };
}

function oldestOf(window: readonly QueryDocumentSnapshot[]): Timestamp | null {
  if (window.length < MESSAGES_PAGE) return null;
  const changedAt: unknown = window.at(-1)?.get('changedAt');
  return changedAt instanceof Timestamp ? changedAt : null;
}

function shownMessage(message: QueryDocumentSnapshot) {
  return {
    seq: Number(message.get('seq')),
    content: String(message.get('content')),
    status: String(message.get('status')),
    role: String(message.get('role')),
  };
}

export type Follower = ReturnType<typeof follow>;
