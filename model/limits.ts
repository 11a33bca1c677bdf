// Sizes, counts and rates. The numbers marked "rules" are in firestore.rules too; tests/rules compares them.

export const MAX_TITLE_CHARS = 120;
/** Titles by the model are shorter than titles by people may be. */
export const MAX_MODEL_TITLE_CHARS = 50;
export const MAX_NAME_CHARS = 60;
export const MAX_PREVIEW_CHARS = 140;
export const MAX_INSTRUCTIONS_CHARS = 8_000;
export const MAX_MODEL_NAME_CHARS = 200;

/** UTF-8 bytes of one message by a person. */
export const MAX_MESSAGE_BYTES = 128 * 1024;
/** Of a text file that becomes part of a message; what is around it fits too. */
export const MAX_TEXT_FILE_BYTES = 100 * 1024;
/** UTF-8 bytes of one answer; a longer one is closed as cut off. A Firestore document has at most 1 MiB. */
export const MAX_ANSWER_BYTES = 256 * 1024;
/** UTF-8 bytes of the plain extract that is stored with an answer. */
export const MAX_PLAIN_BYTES = 32 * 1024;
/** JSON bytes of a caller's own metadata on a thread or a message. */
export const MAX_METADATA_BYTES = 2 * 1024;
/** Bytes of a request body, refused before it is parsed. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Previous texts stored of one message; deleting it deletes them in the same batch. */
export const MAX_EDIT_HISTORY = 100;

/** People in one thread (rules). */
export const MAX_MEMBERS = 200;
/** Runs that may be queued in one thread; the next question is refused as busy. */
export const MAX_QUEUE = 20;

/** How long an invite link is valid, in hours, and for how many people. */
export const MAX_INVITE_HOURS = 30 * 24;
export const MAX_INVITE_USES = 200;
export const MAX_INVITE_NOTE_CHARS = 200;
/** Invite links of one thread that are valid at the same time. */
export const MAX_OPEN_LINKS = 50;
/** Email invites for one address that its owner has not answered yet (rules). */
export const MAX_OPEN_INVITES = 100;
/** Email invites of one person for one address, declined ones included, until they expire. */
export const MAX_INVITES_OF_ONE_PERSON = 20;
/** Days for which an email invite is valid, and for which a declined one stays declined. */
export const EMAIL_INVITE_DAYS = 30;
/** The adder's newest threads in which the person to add is looked for. */
export const MAX_THREADS_COMPARED = 100;
/** Addresses that the page accepts at once. */
export const MAX_PASTED_ADDRESSES = 50;

/** Characters of the note of an access request. */
export const MAX_REQUEST_NOTE_CHARS = 200;
/** A declined request stays declined for so long, even if its person requests access again. */
export const IGNORED_DAYS = 30;
/** Open access requests of one thread (rules). */
export const MAX_OPEN_REQUESTS = 100;

/** Days that a deleted thread stays in the trash before it is deleted permanently. */
export const TRASH_DAYS = 30;

/** Bytes of a person's picture, and pixels of its longer side: a decoder needs memory for the pixels, whatever the bytes. */
export const MAX_PICTURE_BYTES = 48 * 1024;
export const MAX_PICTURE_PIXELS = 512;
/** Width and height of the pictures that the page makes. */
export const PICTURE_PIXELS = 192;

/**
 * Rates by minute or hour: of one person, one thread, one network address (an office shares one). They stop runaway
 * programs, not people; the figures are estimates of ours, and RATE_FACTOR changes them.
 */
export const RATES = {
  'send/person': { most: 60, perMs: 60_000 },
  'send/thread': { most: 300, perMs: 60_000 },
  'send/address': { most: 600, perMs: 60_000 },
  'change/person': { most: 600, perMs: 3_600_000 },
  'change/thread': { most: 3_000, perMs: 3_600_000 },
  'create/person': { most: 60, perMs: 3_600_000 },
  'create/address': { most: 300, perMs: 3_600_000 },
  'invite/person': { most: 120, perMs: 3_600_000 },
  'accept/person': { most: 20, perMs: 60_000 },
  'accept/address': { most: 60, perMs: 60_000 },
  'preview/address': { most: 60, perMs: 60_000 },
  'picture/address': { most: 1_200, perMs: 60_000 },
  'account/person': { most: 30, perMs: 3_600_000 },
  'request/person': { most: 10, perMs: 3_600_000 },
  'request/address': { most: 60, perMs: 3_600_000 },
  // A query for each pause of who types, and programs.
  'search/person': { most: 240, perMs: 60_000 },
  // A screen asks once a range, and sums over months are the dearest thing to read.
  'usage/person': { most: 60, perMs: 60_000 },
  'export/person': { most: 60, perMs: 3_600_000 },
  'export/address': { most: 300, perMs: 3_600_000 },
  // Three requests a conversation, and files have thousands of them.
  'import/person': { most: 1_200, perMs: 60_000 },
  'import/address': { most: 3_600, perMs: 60_000 },
  // An office opens one link together, and a page reconnects whenever its network changes.
  'open-share/address': { most: 120, perMs: 60_000 },
  'read-share/address': { most: 1_200, perMs: 60_000 },
  // Of one link from one address.
  'share-password/address': { most: 5, perMs: 60_000 },
} as const satisfies Record<string, { most: number; perMs: number }>;
export type RateName = keyof typeof RATES;

/**
 * What a rate is for. A route names one of these, and RATES says whom it counts: the person, the network address, the
 * thread. `after`: what must not wait is decided by the counts that this server knows, and is stored afterwards.
 */
export const RATED_ACTS = {
  send: { for: 'posting messages', counted: 'after' },
  change: { for: 'changing what exists', counted: 'after' },
  create: { for: 'creating threads', counted: 'before' },
  invite: { for: 'bringing people in', counted: 'before' },
  accept: { for: 'accepting invites', counted: 'before' },
  preview: { for: 'previewing invite links', counted: 'before' },
  picture: { for: 'loading pictures', counted: 'after' },
  account: { for: 'changing an account', counted: 'before' },
  request: { for: 'requesting access', counted: 'before' },
  search: { for: 'searching', counted: 'after' },
  usage: { for: 'reading usage', counted: 'after' },
  export: { for: 'exporting', counted: 'before' },
  import: { for: 'importing', counted: 'after' },
  'share-password': { for: 'trying passwords of shares', counted: 'before' },
  'open-share': { for: 'opening shares', counted: 'before' },
  'read-share': { for: 'reading shares', counted: 'after' },
} as const satisfies Record<string, { for: string; counted: 'before' | 'after' }>;
export type RatedAct = keyof typeof RATED_ACTS;

/** A program that streams more answers than this at the same time, from one server, is refused. */
export const MAX_OPEN_STREAMS = 5;

/** Exports that one person has running at the same time, from one server. */
export const MAX_OPEN_EXPORTS = 2;
/** Messages of a DOCX file: it is built in memory. The other formats are streamed, whatever the length. */
export const MAX_DOCX_MESSAGES = 5_000;

/** Shares of one thread, expired ones included. */
export const MAX_SHARES = 50;
export const MAX_SHARE_LABEL_CHARS = 80;
export const MIN_SHARE_PASSWORD_CHARS = 8;
export const MAX_SHARE_PASSWORD_CHARS = 128;
/** How long a share lives unless its creator chooses, or the site allows less. */
export const SHARE_DEFAULT_HOURS = 7 * 24;
/** Days that an expired share stays in the list. */
export const EXPIRED_SHARE_DAYS = 30;
/** Hours after which a guest's cookie must be renewed by opening the link again. */
export const GUEST_SESSION_HOURS = 12;
/** Guests' pages that one server holds open, of all shares; and of one share on all servers, unless the site says how many. */
export const MAX_GUEST_STREAMS = 5_000;
export const MAX_GUESTS = 1_000;
/** Messages of the preview that the sharer sees. */
export const SHARE_PREVIEW_MESSAGES = 20;

/** Numbers of deleted and hidden messages, and people's last messages, that a thread keeps, so that counts leave them out. */
export const MAX_REMOVED_KEPT = 100;
export const MAX_POSTED_KEPT = 20;
/** Ranges of numbers of imported messages that a thread keeps; the shortest beyond are given up. */
export const MAX_QUIET_KEPT = 20;

/** Messages on one page of history and in the listener of recent changes (rules). */
export const MESSAGES_PAGE = 50;
/** Messages read on each side of the target of a permalink, and at a time when more are needed there. */
export const MESSAGES_AROUND = 25;
/** Mentions on one page; the rules allow a page of messages. */
export const MENTIONS_PAGE = 50;
/** Hits of a search on one page, unless the request says how many. */
export const SEARCH_PAGE = 20;
/** UTF-16 units of a query and of a cursor that `GET /api/search` reads at all. */
export const MAX_SEARCH_PARAM_CHARS = 4_096;
/** Events in the listener of recent ones: few threads have had more since their last fifty messages. */
export const EVENTS_LIVE = 6;
/** Events on a further page; the rules allow a page of messages. */
export const EVENTS_PAGE = 50;
/** Threads in the listener of the list's head: as many read states as one query names. */
export const THREADS_PAGE = 30;
/** Threads on each page behind the head; the rules allow a page of messages. */
export const THREADS_FURTHER_PAGE = 50;
/** Threads in the listener of what changed last, and read states in theirs: more are seldom changed between two snapshots. */
export const CHANGES_LIVE = 5;
/** Threads behind the head that a filter looks through before it asks whether to look further. */
export const THREADS_LOOKED_THROUGH = 300;
/** Pinned threads of one person. */
export const MAX_PINNED = 50;
/** Threads that changed since all were last looked through for unread messages, after which that is noted anew. */
export const UNREAD_NOTED_AFTER = 20;
/** Unread threads noted at a time: a person's own writes wait for no more than these, which the SDK sends at once. */
export const UNREAD_NOTED_AT_ONCE = 10;
/** Titles on one page of those found, and threads whose titles one request looks through where search is off. */
export const TITLES_PAGE = 20;
export const TITLES_LOOKED_THROUGH = 500;
/** The longest list of read states that a person may request: each unread thread counts, and a badge ends at 99 (rules). */
export const MAX_READ_STATES_LISTED = 100;
/** The longest list of blocks that a person may request (rules). */
export const MAX_BLOCKS_LISTED = 300;

/** Fields of the forms of one answer that are filled in together, and inputs that one query may list (rules). */
export const MAX_FIELDS = 100;
/** UTF-8 bytes of what one field holds (rules). */
export const MAX_INPUT_BYTES = 4_096;
/** Items of a field that holds a list (rules). */
export const MAX_INPUT_ITEMS = 300;
/** By so much each write of an input raises its revision (rules). */
export const INPUT_REVISION_STEP = 1;
/** Characters of the name of a field in which somebody types: of its message and its key (rules). */
export const MAX_TYPING_IN_CHARS = 129;
/** Forms of one answer, bytes of what is kept of them, characters of a label, and rounds in which one form is filled in. */
export const MAX_FORMS = 10;
export const MAX_FORMS_BYTES = 64 * 1024;
export const MAX_LABEL_CHARS = 200;
export const MAX_ROUNDS = 10;
/** Polls of one message, and options of one. */
export const MAX_POLLS = 5;
export const MAX_POLL_OPTIONS = 20;
/** Votes of one poll that are counted: one of each member, and of as many who have left. */
export const MAX_VOTES = 400;
/** Characters of a fenced block that is drawn as something to fill in. */
export const MAX_BLOCK_CHARS = 16_000;
/** Blocks of one kind that are read in one text; further ones are shown as code. */
export const MAX_BLOCKS_READ = 30;
/** People whom a form that was sent names; its message names all. A Firestore document has at most 1 MiB. */
export const MAX_FORM_NAMES = 20;

/** Seconds that a sign of presence (here, typing, left) rests before it is written again (rules). */
export const PRESENCE_REST_S = 4;
/** Characters (UTF-16 units) of unsent text in a person's read state (rules). */
export const MAX_UNSENT_CHARS = 10_000;
/** Preferences of one person, and characters of their keys, and of their values, taken together (rules). */
export const MAX_PREFERENCES = 20;
export const MAX_PREFERENCE_CHARS = 2_000;

/**
 * Characters of a draft that stay in the draft document before they are sealed into a part. Every flush sends the unsealed
 * text to every follower, so a flush carries half of it on average; each part costs one write and one delete.
 */
export const DRAFT_PART_CHARS = 4 * 1024;

/** A lease not renewed for so long may be taken over, by Firestore's clock. Each lease names its writer's period. */
export const LEASE_MS = 12_000;
/** A server that is shutting down continues writing for so long before it releases its leases. */
export const RELEASE_AFTER_MS = 3_000;
/** A model that sends nothing for so long has failed. */
export const MODEL_IDLE_MS = 60_000;
/** Signs of life without a word keep a model from being idle for so long, and only before its first word. */
export const FIRST_WORD_MAX_MS = 5 * 60_000;
/** What a server may still say after the model has ended, its count of tokens, has so long to arrive. */
export const AFTER_FINISH_MS = 2_000;
/** No run writes longer than this. */
export const RUN_MAX_MS = 10 * 60_000;
/** Writers of one answer that may die before it is marked as failed; a released lease does not count. */
export const MAX_ATTEMPTS = 3;

/** Values within each other in one statement of a C1 program that are read; in the whole, over references, that are drawn. */
export const MAX_C1_NESTING = 64;
export const MAX_C1_DEPTH = 64;
/** Milliseconds of the main thread that a C1 program may take by model/c1-size.ts. Real ones are below 150. */
export const MAX_C1_DRAW_MS = 500;
/** A mermaid diagram inside a C1 program with a larger number is not drawn unasked. */
export const MAX_C1_DIAGRAM_NUMBER = 200;

/** UTF-16 units of a formula, and of a diagram's source, that are rendered; a longer one is shown as its source. */
export const MAX_FORMULA_CHARS = 5 * 1024;
export const MAX_DIAGRAM_CHARS = 10 * 1024;
/** Edges or statements of a diagram, its largest number, and what is nested in it, that are drawn. */
export const MAX_DIAGRAM_EDGES = 100;
export const MAX_DIAGRAM_STATEMENTS = 300;
export const MAX_DIAGRAM_NUMBER = 200;
export const MAX_DIAGRAM_NESTING = 8;
/** Edges more than a tree of the same nodes has: layouts take time that grows with the square of these. */
export const MAX_DIAGRAM_TANGLE = 30;
/** Values of a chart, which only set proportions: their largest, and how many are drawn. */
export const MAX_CHART_VALUE = 1e15;
export const MAX_CHART_VALUES = 300;

/**
 * What rendering markdown may cost, as `costOf` estimates it, about microseconds: of one block and of a whole text; what is over
 * is shown as its source. A frame renders that much before the page gets a turn.
 */
export const MAX_BLOCK_COST = 100_000;
export const MAX_MARKDOWN_COST = 1_500_000;
export const MARKDOWN_FRAME_COST = 50_000;
/** What laying out a person's text may cost, as `layoutCostOf` estimates it. */
export const MAX_LAYOUT_COST = 100_000;
/** Lists and quotes within each other. */
export const MAX_MARKDOWN_NESTING = 30;
/**
 * How long a grammar may read one code, in the worker that is ended then: of a usual language it reads 1,000 characters in a
 * millisecond. What was read is kept for so many UTF-16 units of code, and one block paints so many runs of one colour.
 */
export const COLOURING_MS = 1_000;
export const COLOURING_MS_PER_CHAR = 0.01;
export const MAX_KEPT_CODE_CHARS = 2_000_000;
export const MAX_PAINTED_RUNS = 6_000;

/** Characters of a search, its words and operators, and what its words are compared by: pairs of Chinese characters, parts of names. */
export const MAX_QUERY_CHARS = 2_000;
export const MAX_QUERY_TERMS = 40;
export const MAX_QUERY_TOKENS = 120;

/** UTF-8 bytes of a text; TextEncoder exists in browsers and in Node alike. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
