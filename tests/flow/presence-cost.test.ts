// The cost of presence: ten minutes of several people in one thread who write and read, counted at the emulator with
// the web SDK under the rules. The loop simulates the time; heartbeats and pauses use the page's own constants.
import fs from 'node:fs';
import path from 'node:path';
import { deleteApp, initializeApp } from 'firebase/app';
import {
  collection,
  connectFirestoreEmulator,
  doc,
  getCountFromServer,
  getDocFromServer,
  initializeFirestore,
  limit,
  onSnapshot,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  setLogLevel,
  Timestamp,
  updateDoc,
  where,
  type DocumentReference,
  type Query,
} from 'firebase/firestore';
import { afterAll, expect, test } from 'vitest';
import { CHANGES_LIVE, MESSAGES_PAGE, PRESENCE_REST_S, THREADS_PAGE } from '@/model/limits';
import {
  draftPath,
  readStatePath,
  readStatesPath,
  memberPath,
  membersPath,
  messagesPath,
  presencePath,
  presencesPath,
  runsPath,
  threadPath,
} from '@/model/paths';
import {
  afterSign,
  BEAT_MS,
  GONE_AFTER_MS,
  MAX_PRESENT_BY_NAME,
  nextSign,
  NOTHING_SIGNED,
  type Sign,
  type Signed,
  type Wish,
} from '@/model/presence';
import { OPEN_RUN_STATUSES } from '@/model/run';
import { setUpFixtures, until } from '@/tests/support/fixtures';

setLogLevel('silent');
const { person, background, workDone, db } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { createThread } = await import('@/server/threads/threads');
const projectId = process.env.FIREBASE_PROJECT_ID ?? '';
const [host = '', port = ''] = (process.env.FIRESTORE_EMULATOR_HOST ?? '').split(':');

const MINUTES = 10;
/** Each person posts one message, after twelve seconds of typing. */
const TYPED_S = 12;
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Documents read and written, by kind. Reads by the rules are free for cached documents, and not counted. */
type Counts = Map<string, number>;
const add = (counts: Counts, what: string, by = 1) => counts.set(what, (counts.get(what) ?? 0) + by);
const sum = (counts: Counts) => [...counts.values()].reduce((total, count) => total + count, 0);

type Page = {
  uid: string;
  sign: (sign: Sign, isTyping: boolean) => Promise<void>;
  see: (landedCount: number) => Promise<void>;
  saveText: (text: string) => Promise<void>;
  count: () => Promise<void>;
};

// The loop is faster than the time that it simulates, so the rules let no sign rest here; the page's own pace does.
const REST = `function presenceRest() { return ${PRESENCE_REST_S}; }`;
const rules = fs
  .readFileSync(path.join(ROOT, 'firestore.rules'), 'utf8')
  .replace(REST, REST.replace(/\d/, '0'));
const put = await fetch(`http://${host}:${port}/emulator/v1/projects/${projectId}:securityRules`, {
  method: 'PUT',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content: rules }] } }),
});
if (!put.ok) throw new Error(`rules were rejected: ${await put.text()}`);

/** A person's page on the thread: its listeners and its writes, counted. */
async function openPage(
  threadId: string,
  uid: string,
  { byName, reads, writes }: { byName: boolean; reads: Counts; writes: Counts },
): Promise<Page> {
  const app = initializeApp({ projectId }, `${threadId} ${uid}`);
  const store = initializeFirestore(app, {});
  connectFirestoreEmulator(store, host, Number(port), {
    mockUserToken: { sub: uid, firebase: { sign_in_provider: 'password', identities: {} } },
  });
  const stops: (() => void)[] = [];
  const opened: Promise<void>[] = [];
  const drafts = new Set<string>();
  const listen = (what: string, target: Query | DocumentReference, onIds?: (ids: string[]) => void) => {
    let isFirst = true;
    opened.push(
      new Promise((resolve, reject) => {
        const hear = (changed: { pending: boolean; id: string }[]) => {
          const real = changed.filter(({ pending }) => !pending);
          if (!isFirst) add(reads, what, real.length);
          isFirst = false;
          onIds?.(changed.map(({ id }) => id));
          resolve();
        };
        const fail = (error: Error) => reject(error);
        stops.push(
          target.type === 'document'
            ? onSnapshot(
                target,
                (one) => hear([{ pending: one.metadata.hasPendingWrites, id: one.id }]),
                fail,
              )
            : onSnapshot(
                target,
                (some) =>
                  hear(
                    some
                      .docChanges()
                      .map((one) => ({ pending: one.doc.metadata.hasPendingWrites, id: one.doc.id })),
                  ),
                fail,
              ),
        );
      }),
    );
  };
  const at = (one: string) => collection(store, one);
  const presence = doc(store, presencePath(threadId, uid));
  const readStateRef = doc(store, readStatePath(uid, threadId));
  listen('thread', doc(store, threadPath(threadId)));
  listen(
    'thread list',
    query(
      at('threads'),
      where('memberIds', 'array-contains', uid),
      where('state', '==', 'open'),
      orderBy('updatedAt', 'desc'),
      limit(THREADS_PAGE),
    ),
  );
  listen(
    'thread list',
    query(
      at('threads'),
      where('memberIds', 'array-contains', uid),
      orderBy('changedAt', 'desc'),
      limit(CHANGES_LIVE),
    ),
  );
  listen('members', query(at(membersPath(threadId)), limit(200)));
  listen('messages', query(at(messagesPath(threadId)), orderBy('changedAt', 'desc'), limit(MESSAGES_PAGE)));
  listen(
    'runs',
    query(at(runsPath(threadId)), where('status', 'in', [...OPEN_RUN_STATUSES]), limit(MESSAGES_PAGE)),
    (ids) => {
      for (const id of ids.filter((one) => !drafts.has(one))) {
        drafts.add(id);
        listen('draft', doc(store, draftPath(threadId, id, 1)));
      }
    },
  );
  // The open thread has its own, and the list those that changed last.
  listen('own read states', readStateRef);
  listen(
    'own read states',
    query(at(readStatesPath(uid)), orderBy('changedAt', 'desc'), limit(CHANGES_LIVE)),
  );
  if (byName) listen('presence', query(at(presencesPath(threadId)), limit(MESSAGES_PAGE)));
  await Promise.all(opened);

  const readState = {
    landedCount: 0,
    mentions: 0,
    pinned: false,
    muted: false,
    unsentText: '',
    unread: false,
  };
  const writeReadState = async (fields: object) => {
    add(writes, 'read state');
    const now = { seenAt: serverTimestamp(), changedAt: serverTimestamp() };
    await setDoc(readStateRef, Object.assign(readState, fields, now));
  };
  afterAll(async () => {
    for (const stop of stops) stop();
    await deleteApp(app);
  });
  return {
    uid,
    sign: async (sign, isTyping) => {
      add(writes, 'presence');
      const now = serverTimestamp();
      if (sign === 'here')
        await setDoc(presence, { seenAt: now, typingAt: isTyping ? now : null }, { merge: true });
      else await updateDoc(presence, sign === 'typing' ? { typingAt: now } : { seenAt: null, leftAt: now });
    },
    see: (landedCount) => writeReadState({ landedCount }),
    saveText: (unsentText) => writeReadState({ unsentText }),
    count: async () => {
      const own = await getDocFromServer(presence);
      const seenAt: unknown = own.get('seenAt');
      const since = Timestamp.fromMillis(
        (seenAt instanceof Timestamp ? seenAt.toMillis() : 0) - GONE_AFTER_MS,
      );
      await getCountFromServer(
        query(at(presencesPath(threadId)), where('seenAt', '>', since), limit(MESSAGES_PAGE)),
      );
      // The own document, and one read for up to a thousand counted documents.
      add(reads, 'presence', 2);
    },
  };
}

async function peopled(size: number) {
  const ada = await person('Ada');
  const { id } = await createThread(ada);
  const others = Array.from({ length: size - 1 }, (_, index) => `other-${size}-${index}`);
  const batch = db.batch();
  const owner = (await db.doc(memberPath(id, ada.uid)).get()).data() ?? {};
  for (const uid of others) batch.set(db.doc(memberPath(id, uid)), { ...owner, role: 'editor', name: uid });
  batch.update(db.doc(threadPath(id)), { memberIds: [ada.uid, ...others], postingMembers: size });
  await batch.commit();
  return { threadId: id, ada, uids: [ada.uid, ...others] };
}

/** The documents that rules read, with their last write times. */
async function decisive(threadId: string): Promise<string[]> {
  const { docs } = await db.collection(membersPath(threadId)).get();
  return docs.map(({ id, updateTime }) => `${id} ${updateTime.valueOf()}`);
}

/** Ten minutes with everybody present; each posts one message. @returns the documents read and written */
async function tenMinutes(size: number, asks: boolean) {
  const { threadId, ada, uids } = await peopled(size);
  const [reads, writes]: [Counts, Counts] = [new Map(), new Map()];
  const byName = size <= MAX_PRESENT_BY_NAME;
  const pages = await Promise.all(uids.map((uid) => openPage(threadId, uid, { byName, reads, writes })));
  const before = await decisive(threadId);
  let expected = { presence: 0, readStates: 0 };
  /** Sequential writes: concurrent ones could be merged into one snapshot, and counted too low. */
  const received = async () => {
    if (byName)
      await until(() => (reads.get('presence') ?? 0) === expected.presence * size, 'every beat is heard');
    await until(() => (reads.get('own read states') ?? 0) === 2 * expected.readStates, 'every mark is heard');
  };
  const signed = new Map<Page, Signed>();
  const wishes = new Map<Page, Wish>();
  /** Writes what is due of this page, as its presence writer does. */
  const signWhatIsDue = async (page: Page, nowMs: number) => {
    const [before, wish] = [signed.get(page) ?? NOTHING_SIGNED, wishes.get(page) ?? 'gone'];
    const next = nextSign(wish, before, nowMs);
    if (next === null || next.at > nowMs) return;
    const what = { sign: next.sign, isTyping: wish === 'typing' };
    signed.set(page, afterSign(before, what, nowMs));
    await page.sign(what.sign, what.isTyping);
    expected = { ...expected, presence: expected.presence + 1 };
    await received();
    if (!byName && what.sign === 'here') await page.count();
  };
  /** Concurrent writes of several people: each read state is delivered to its own person only. */
  const writeReadStates = async (written: readonly Promise<void>[]) => {
    await Promise.all(written);
    expected = { ...expected, readStates: expected.readStates + written.length };
    await received();
  };
  const beatS = BEAT_MS / 1_000;
  let landedCount = 0;
  for (let second = 0; second < MINUTES * 60; second += 1) {
    for (const [index, page] of pages.entries()) {
      const begins = 30 + index * 17;
      const isTyping = second >= begins && second < begins + TYPED_S;
      // The pages were opened one after the other.
      wishes.set(page, isTyping ? 'typing' : second >= index % beatS ? 'here' : 'gone');
    }
    // Above the limit for presence by name no snapshots can be merged.
    if (!byName) await Promise.all(pages.map((page) => signWhatIsDue(page, second * 1_000)));
    for (const [index, page] of pages.entries()) {
      if (byName) await signWhatIsDue(page, second * 1_000);
      const begins = 30 + index * 17;
      if (second !== begins + TYPED_S) continue;
      await writeReadStates([page.saveText('')]);
      const author = { uid: page.uid, name: page.uid, email: null };
      await say(author, { threadId, message: 'One thing.', ask: false }, background);
      landedCount += 1;
      await writeReadStates(pages.map((reader) => reader.see(landedCount)));
    }
  }
  const quiet = { reads: new Map(reads), writes: new Map(writes) };
  let flushes = 0;
  if (asks) {
    const draftsBefore = reads.get('draft') ?? 0;
    await say(ada, { threadId, message: '[demo slow=10s long=3k]', ask: true }, background);
    await workDone();
    landedCount += 2;
    await until(() => (reads.get('messages') ?? 0) >= landedCount * size, 'the answer is heard');
    flushes = Math.round(((reads.get('draft') ?? 0) - draftsBefore) / size);
  }
  expect(await decisive(threadId)).toEqual(before);
  return { quiet, reads, writes, flushes };
}

const per = (counts: Counts, what: string[], size: number) =>
  Math.round(what.reduce((total, name) => total + (counts.get(name) ?? 0), 0) / size);

const documented = fs.readFileSync(path.join(ROOT, 'docs/scale.md'), 'utf8');

test.each([5, 30])(
  '[F11] [F12] ten minutes of %i people cost what docs/scale.md says, and write no document that rules read',
  { timeout: 240_000 },
  async (size) => {
    const { quiet, reads, flushes } = await tenMinutes(size, true);
    const { reads: read, writes: written } = quiet;
    const row = [
      `${size} people`,
      per(written, ['presence'], size),
      per(written, ['read state'], size),
      per(read, ['presence'], size),
      per(read, ['own read states'], size),
      per(read, ['thread', 'thread list', 'messages'], size),
    ];
    console.log(`| ${row.join(' | ')} |`);
    expect(documented).toContain(`| ${row.join(' | ')} |`);
    expect(read.get('members') ?? 0).toBe(0);
    // The answer: each follower reads each flush once, and a handful of other documents; among the five threads that changed
    // last, the thread twice.
    const answer = Math.round((sum(reads) - sum(read)) / size);
    console.log(`an answer of ten seconds: ${flushes} flushes, ${answer} documents read by each`);
    expect(answer - flushes).toBeLessThanOrEqual(14);
    expect(reads.get('presence')).toBe(read.get('presence'));
  },
);
