// Every store of the site, and what becomes of its documents when what they are about goes: everything that is kept can be
// deleted. scripts/check/stores.test.ts compares the rows with model/paths.ts, with the collections that the code names and with
// the TTL policies; tests/flow/stores.test.ts fills every store, deletes, and reads the whole database.

/**
 * `nothing`: it holds nothing of it. `deleted`: no document with it is left. `erased`: documents stay, without its words or its
 * person's name and address. `stays`: why.
 */
export type Fate = 'nothing' | 'deleted' | 'erased' | { stays: string };

export type Store = {
  /** A message is deleted by its author, or hidden by the owner or an admin. */
  deletedMessage: Fate;
  hiddenMessage: Fate;
  /** A thread is deleted permanently: at once, or from the trash after its days. */
  deletedThread: Fate;
  deletedAccount: Fate;
  /** The time in this field ends a document, by a TTL policy of firestore.indexes.json. */
  endsAt?: string;
};

const ofNoMessage = { deletedMessage: 'nothing', hiddenMessage: 'nothing' } as const;
/** Below a thread, with ids and names of people beside what it is for. */
const ofThread = { ...ofNoMessage, deletedThread: 'deleted', deletedAccount: 'erased' } as const;
const ofPerson = { ...ofNoMessage, deletedThread: 'nothing', deletedAccount: 'deleted' } as const;
const withWords = {
  deletedMessage: 'erased',
  hiddenMessage: 'erased',
  deletedThread: 'deleted',
  deletedAccount: 'erased',
} as const;
const UNDO = { stays: 'the undo shows the message again; only the server reads it' };

/** By the path of a document; a store outside of Firestore is named like `postgres:table`, and has a suite of its own. */
export const STORES: Readonly<Record<string, Store>> = {
  'threads/*': withWords,
  'threads/*/members/*': ofThread,
  'threads/*/trashedMembers/*': ofThread,
  'threads/*/messages/*': withWords,
  'threads/*/messages/*/versions/*': { ...withWords, deletedMessage: 'deleted', hiddenMessage: 'deleted' },
  'threads/*/hiddenMessages/*': { ...withWords, deletedMessage: 'deleted', hiddenMessage: UNDO },
  'threads/*/hiddenMessages/*/versions/*': { ...withWords, deletedMessage: 'deleted', hiddenMessage: UNDO },
  'threads/*/messages/*/inputs/*': { ...withWords, deletedMessage: 'deleted', hiddenMessage: 'deleted' },
  'threads/*/hiddenMessages/*/inputs/*': { ...withWords, deletedMessage: 'deleted', hiddenMessage: UNDO },
  'threads/*/messages/*/votes/*': { ...withWords, deletedMessage: 'deleted', hiddenMessage: 'deleted' },
  'threads/*/hiddenMessages/*/votes/*': { ...withWords, deletedMessage: 'deleted', hiddenMessage: UNDO },
  'threads/*/runs/*': ofThread,
  'threads/*/lease/*': ofThread,
  // Deleted in the batch that stores the answer; a question cannot be deleted or hidden while it is being answered.
  'threads/*/drafts/*': ofThread,
  'threads/*/drafts/*/parts/*': ofThread,
  'threads/*/events/*': ofThread,
  'threads/*/presence/*': { ...ofThread, deletedAccount: 'deleted' },
  'threads/*/private/*': ofThread,
  // An open one waits for an answer; a declined one ends.
  'threads/*/requests/*': { ...ofThread, deletedAccount: 'deleted', endsAt: 'endsAt' },
  // Of answers, which nobody but managers can take away. Without a person and their words what they thought still counts.
  'threads/*/feedback/*': { ...ofThread, hiddenMessage: 'deleted' },
  'threads/*/removed/*': {
    ...ofThread,
    deletedAccount: {
      stays: 'links made before the removal stay closed to its mailbox, of which it has a hash',
    },
  },
  'users/*': ofPerson,
  'users/*/readStates/*': {
    ...ofPerson,
    deletedThread: { stays: 'unsent text is its person’s, who is told that the thread is no more' },
  },
  'users/*/mentions/*': {
    ...ofPerson,
    deletedMessage: 'deleted',
    hiddenMessage: 'deleted',
    deletedThread: 'deleted',
  },
  // A person's own; those of others name them by id alone.
  'users/*/blocks/*': { ...ofNoMessage, deletedThread: 'erased', deletedAccount: 'erased' },
  // Of a conversation that its person has imported: by ids alone.
  'users/*/imported/*': { ...ofPerson, deletedThread: 'deleted' },
  // Not shown to anybody yet.
  'imports/*': { ...ofPerson, deletedThread: 'deleted' },
  'imports/*/staged/*': { ...ofPerson, deletedThread: 'deleted' },
  'importDays/*': { ...ofPerson, endsAt: 'endsAt' },
  'invites/*': { ...ofPerson, deletedThread: 'deleted', endsAt: 'expiresAt' },
  // A message is not in them; guests lose it with everybody else.
  'shares/*': { ...ofPerson, deletedThread: 'deleted', endsAt: 'endsAt' },
  'shareViewers/*': {
    ...ofNoMessage,
    deletedThread: 'deleted',
    deletedAccount: 'nothing',
    endsAt: 'endsAt',
  },
  // Which thread a thread was started from, and whose names its copies have; by ids alone once it is shown.
  'forks/*': { ...ofNoMessage, deletedThread: 'deleted', deletedAccount: 'erased' },
  'pictures/*': ofPerson,
  'budgets/*': { ...ofPerson, endsAt: 'endsAt' },
  // Names of persons and threads are hashed.
  'budgetCounters/*': {
    ...ofNoMessage,
    deletedThread: 'nothing',
    deletedAccount: 'nothing',
    endsAt: 'endsAt',
  },
  'siteBudgets/*': { ...ofNoMessage, deletedThread: 'nothing', deletedAccount: 'nothing', endsAt: 'endsAt' },
  // The asker of a row becomes somebody without a name, the same in all rows of that account.
  'ledger/*': {
    ...ofNoMessage,
    deletedThread: { stays: 'what answers cost outlives them: by the thread’s id, without words' },
    deletedAccount: 'deleted',
  },
  // Names of persons, threads and network addresses are hashed.
  'rates/*': { ...ofNoMessage, deletedThread: 'nothing', deletedAccount: 'nothing', endsAt: 'endsAt' },
  'tombstones/*': {
    ...ofNoMessage,
    deletedThread: { stays: 'an id is never used again; it holds nothing else' },
    deletedAccount: 'nothing',
  },
  // PostgreSQL, MongoDB or zips of `npm run archive`, which reach them when it runs: tests/archives/runs.test.ts.
  'archive:threads': {
    deletedMessage: {
      stays: 'until the next run; a restore never brings it back where Firestore has the thread',
    },
    hiddenMessage: { stays: 'until the next run; the original of a hidden message is not archived' },
    deletedThread: { stays: 'until the next run; a restore honours its tombstone' },
    deletedAccount: { stays: 'its names until the next run; a restore asks which accounts exist' },
  },
  // SQLite or PostgreSQL, fed from Firestore: tests/flow/search.test.ts. What answers cost outlives a thread here as in the ledger.
  'search:index': {
    deletedMessage: 'deleted',
    hiddenMessage: 'deleted',
    deletedThread: 'deleted',
    deletedAccount: { stays: 'uids of authors and what they said, as in Firestore; it has no names' },
  },
};

/** Whether `npm run archive` takes a store along: what a thread lastingly is, and nothing of a person’s own. */
export type Archived = 'whole' | { part: string } | { not: string };

const MOMENT = { not: 'of the moment: nobody is answering, present or asking in an archive' };
const PERSONAL = { not: 'a person’s own, which no thread needs' };
const LINK = { not: 'a secret that opens something: after a restore links are made anew' };

export const ARCHIVED: Readonly<Record<string, Archived>> = {
  'threads/*': 'whole',
  'threads/*/members/*': 'whole',
  'threads/*/trashedMembers/*': 'whole',
  'threads/*/messages/*': 'whole',
  'threads/*/messages/*/versions/*': 'whole',
  'threads/*/hiddenMessages/*': {
    not: 'what was hidden is to be read by nobody; after a restore it has no undo',
  },
  'threads/*/hiddenMessages/*/versions/*': { not: 'as the hidden message' },
  'threads/*/messages/*/inputs/*': {
    not: 'what was sent is in the message that says it; a restored form can be filled in again',
  },
  'threads/*/hiddenMessages/*/inputs/*': { not: 'as the hidden message' },
  'threads/*/messages/*/votes/*': {
    not: 'who voted for what; the result is in the message, and a restored poll can be voted in again',
  },
  'threads/*/hiddenMessages/*/votes/*': { not: 'as the hidden message' },
  'threads/*/runs/*': { not: 'how an answer came about; the answer says how it ended' },
  'threads/*/lease/*': MOMENT,
  'threads/*/drafts/*': MOMENT,
  'threads/*/drafts/*/parts/*': MOMENT,
  'threads/*/events/*': 'whole',
  'threads/*/presence/*': MOMENT,
  'threads/*/private/*': { part: 'the instructions; the numbers of people in shares go with the shares' },
  'threads/*/requests/*': MOMENT,
  'threads/*/feedback/*': { not: 'for those who look after the assistant; no thread needs it' },
  // Links that Firestore still has stay closed to those who were removed.
  'threads/*/removed/*': 'whole',
  'users/*': PERSONAL,
  'users/*/readStates/*': PERSONAL,
  'users/*/mentions/*': PERSONAL,
  'users/*/blocks/*': PERSONAL,
  'users/*/imported/*': PERSONAL,
  'imports/*': MOMENT,
  'imports/*/staged/*': MOMENT,
  'importDays/*': MOMENT,
  'invites/*': LINK,
  'shares/*': LINK,
  'shareViewers/*': MOMENT,
  'pictures/*': PERSONAL,
  'budgets/*': MOMENT,
  'budgetCounters/*': MOMENT,
  'siteBudgets/*': MOMENT,
  'ledger/*': { not: 'what answers cost is no thread’s; npm run usage reads it where it is' },
  'forks/*': {
    not: 'a restored fork is linked to its origin no more: what is deleted there later stays in it',
  },
  'rates/*': MOMENT,
  'tombstones/*': 'whole',
  'archive:threads': { not: 'it is the archive' },
  'search:index': { not: 'made of what is archived: npm run index -- rebuild' },
};

// `threads/t/members/u` is a document of `threads/*/members/*`.
export function storeName(path: string): string {
  return path
    .split('/')
    .map((part, index) => (index % 2 === 0 ? part : '*'))
    .join('/');
}
