// Creates the demo people and their three threads on the emulators. Seeding again leaves existing documents unchanged.
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth, type Auth } from 'firebase-admin/auth';
import { getFirestore, Timestamp, type Firestore } from 'firebase-admin/firestore';
import { plainOf, formatOf } from '@/model/answer';
import { isPostingRole } from '@/model/access';
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_PROJECT_ID } from '@/model/demo';
import { messageSchema, readableText, type Message } from '@/model/message';
import { readStatePath, memberPath, messagePath, threadPath, userPath } from '@/model/paths';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { memberSchema, type Member } from '@/model/member';
import { DEFAULT_SETTINGS, threadSchema, type Thread } from '@/model/thread';
import { previewOf } from '@/model/title';
import { readStateSchema, type ReadState } from '@/model/read-state';
import { PlainError, runMain } from '@/scripts/stack/main';
import { SEED_THREADS, type SeedThread } from '@/scripts/demo-model/seed-threads';

/** Writes to the emulators that FIRESTORE_EMULATOR_HOST and FIREBASE_AUTH_EMULATOR_HOST name, and to nothing else. */
export async function seed(projectId: string = DEMO_PROJECT_ID): Promise<void> {
  if (!process.env.FIRESTORE_EMULATOR_HOST || !process.env.FIREBASE_AUTH_EMULATOR_HOST) {
    throw new PlainError('Demo data is for the emulators only. Start them with `npm run dev`.');
  }
  const app = initializeApp({ projectId }, `seed-${projectId}`);
  const db = getFirestore(app);
  try {
    const auth = getAuth(app);
    const now = Date.now();
    await Promise.all([
      ...DEMO_PEOPLE.map((person) => seedPerson(auth, db, person)),
      ...SEED_THREADS.map((thread) => seedThread(db, thread, now)),
    ]);
  } finally {
    await deleteApp(app);
  }
}

type Person = (typeof DEMO_PEOPLE)[number];

async function seedPerson(auth: Auth, db: Firestore, { uid, name, email }: Person): Promise<void> {
  const account = { uid, email, displayName: name, emailVerified: true, password: DEMO_PASSWORD };
  await Promise.all([
    unlessExists(auth.createUser(account)),
    unlessExists(db.doc(userPath(uid)).create({ name, photoUrl: null, preferences: {} })),
  ]);
}

/** One batch, which fails when the thread exists. */
async function seedThread(db: Firestore, seeded: SeedThread, now: number): Promise<void> {
  const messages = seeded.messages.map((_, index) => messageOf(seeded, index, now));
  const members = seeded.members.map((each) => memberOf(seeded, each, now));
  const batch = db.batch();
  batch.create(db.doc(threadPath(seeded.id)), stored(threadOf(seeded, messages, now)));
  for (const member of members) batch.create(db.doc(memberPath(seeded.id, member.id)), stored(member));
  for (const { id: uid } of members)
    batch.create(db.doc(readStatePath(uid, seeded.id)), stored(readStateOf(seeded, messages, uid)));
  for (const message of messages) batch.create(db.doc(messagePath(seeded.id, message.id)), stored(message));
  await unlessExists(batch.commit());
}

function threadOf(seeded: SeedThread, messages: Message[], now: number): Thread {
  const last = messages.at(-1);
  return threadSchema.parse({
    id: seeded.id,
    title: seeded.title,
    titleBy: 'person',
    memberIds: seeded.members.map(({ key }) => personOf(key).uid),
    postingMembers: seeded.members.filter(({ role }) => isPostingRole(role)).length,
    createdBy: personOf(seeded.members[0].key).uid,
    createdAt: beginningOf(seeded, now),
    updatedAt: last?.createdAt ?? now,
    changedAt: now,
    seq: messages.length,
    landedCount: messages.length,
    lastMessage: last
      ? {
          seq: last.seq,
          authorId: last.authorId,
          authorName: last.authorName,
          askedBy: null,
          preview: previewOf(readableText(last), last.role),
          at: last.createdAt,
        }
      : null,
    state: 'open',
    settings: DEFAULT_SETTINGS,
    metadata: {},
  });
}

function memberOf(seeded: SeedThread, { key, role }: SeedThread['members'][number], now: number): Member {
  const owner = personOf(seeded.members[0].key);
  const { uid, name } = personOf(key);
  const isOwner = uid === owner.uid;
  return memberSchema.parse({
    id: uid,
    role,
    name,
    photoUrl: null,
    joinedAt: beginningOf(seeded, now),
    invitedBy: isOwner ? null : owner.uid,
    invitedByName: isOwner ? null : owner.name,
  });
}

/** Read states: each person has read up to their own last message. */
function readStateOf({ id }: SeedThread, messages: readonly Message[], uid: string): ReadState {
  const last = messages.findLast(({ authorId }) => authorId === uid);
  return readStateSchema.parse({
    id,
    landedCount: last?.seq ?? 0,
    mentions: 0,
    seenAt: last?.createdAt ?? null,
    pinned: false,
    muted: false,
    unsentText: '',
  });
}

function messageOf(seeded: SeedThread, index: number, now: number): Message {
  const seedMessage = seeded.messages[index];
  if (seedMessage === undefined) throw new Error(`no message ${index} in ${seeded.id}`);
  const isAnswer = seedMessage.by === 'assistant';
  const at = now - seedMessage.minutesAgo * 60_000;
  const asksNext = seeded.messages[index + 1]?.by === 'assistant';
  const runId = isAnswer ? runIdOf(seeded, index) : asksNext ? runIdOf(seeded, index + 1) : null;
  return messageSchema.parse({
    id: messageIdOf(seeded, index),
    seq: index + 1,
    role: isAnswer ? 'assistant' : 'user',
    authorId: isAnswer ? ASSISTANT_ID : personOf(seedMessage.by).uid,
    authorName: isAnswer ? ASSISTANT_NAME : personOf(seedMessage.by).name,
    content: seedMessage.content,
    format: isAnswer ? formatOf(seedMessage.content) : 'markdown',
    plain: isAnswer ? plainOf(seedMessage.content) : '',
    mentions: /@assistant\b/.test(seedMessage.content) ? [ASSISTANT_ID] : [],
    status: isAnswer ? 'done' : 'sent',
    createdAt: at,
    landedAt: at,
    // Written now, in this order: the search index reads on from the last change that it knows.
    changedAt: now - (seeded.messages.length - index),
    editedAt: null,
    runId,
    questionId: isAnswer ? messageIdOf(seeded, index - 1) : null,
    error: null,
    stop: null,
    metadata: isAnswer ? { model: 'cothread-demo', firstTokenMs: 240, totalMs: 3_100 } : {},
  });
}

function messageIdOf(seeded: SeedThread, index: number): string {
  const isAnswer = seeded.messages[index]?.by === 'assistant';
  return `${isAnswer ? 'a-' : 'm-'}${seeded.id}-${index + 1}`;
}

function runIdOf(seeded: SeedThread, answerIndex: number): string {
  return `r-${seeded.id}-${answerIndex + 1}`;
}

function beginningOf(seeded: SeedThread, now: number): number {
  return now - ((seeded.messages[0]?.minutesAgo ?? 0) + 1) * 60_000;
}

function personOf(key: string): Person {
  const person = DEMO_PEOPLE.find((each) => each.key === key);
  if (person === undefined) throw new Error(`no demo person ${key}`);
  return person;
}

/** The stored form: the id is the document's name, times (fields that end in "At", and `at`) are Timestamps. */
function stored({ id: _id, ...value }: { id: string }): Record<string, unknown> {
  return withTimestamps(value);
}

function withTimestamps(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => {
      if (typeof each === 'number' && /(^at|At)$/.test(key)) return [key, Timestamp.fromMillis(each)];
      const isMap = typeof each === 'object' && each !== null && !Array.isArray(each);
      return [key, isMap ? withTimestamps(each) : each];
    }),
  );
}

const ALREADY_EXISTS = 6;
const EXISTS_CODES = new Set<unknown>([
  ALREADY_EXISTS,
  'auth/uid-already-exists',
  'auth/email-already-exists',
]);

/** Existing documents stay: people may have edited them since. */
async function unlessExists(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && EXISTS_CODES.has(error.code))) throw error;
  }
}

if (import.meta.main) await runMain(() => seed().then(() => 0));
