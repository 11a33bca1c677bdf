// Sizes and counts of files that people bring, and of imports.

/**
 * What a file that somebody brings may cost, in the browser, a command and the server alike: in memory about three times the largest
 * conversation. Real exports are below a tenth of each.
 */
export const ARCHIVE_LIMITS = {
  fileBytes: 512 * 1024 * 1024,
  /** Of one JSON or text file, also inside a zip. */
  jsonBytes: 256 * 1024 * 1024,
  zipEntries: 10_000,
  /** Of all that is read of one zip. */
  inflatedBytes: 2 * 1024 * 1024 * 1024,
  /** Inflated bytes a compressed byte; text by people and models is at 3 to 30. */
  inflationRatio: 200,
  conversations: 50_000,
  /** JSON bytes of one conversation; our own export is read message by message, and has `threadBytes`. */
  conversationBytes: 32 * 1024 * 1024,
  threadBytes: 128 * 1024 * 1024,
  /** Values in the JSON of one conversation: an empty object costs 2 bytes of a file and 28 of memory. */
  conversationValues: 2_000_000,
  /** Messages of one conversation, in all branches. */
  messages: 100_000,
  jsonDepth: 10_000,
} as const;
export type ArchiveLimits = { readonly [K in keyof typeof ARCHIVE_LIMITS]: number };

/** UTF-8 bytes of an imported text; a longer one goes on in further messages. Of its folded parts, together; these are cut. */
export const MAX_IMPORTED_TEXT_BYTES = 128 * 1024;
export const MAX_IMPORTED_REASONING_BYTES = 32 * 1024;
export const MAX_IMPORTED_TOOLS_BYTES = 32 * 1024;
/** Names of what is not included. */
export const MAX_IMPORTED_ATTACHMENTS = 50;
/**
 * JSON bytes of the entries in one request of an import; a message or an earlier version that is longer by itself is alone in one,
 * of at most MAX_IMPORT_ENTRY_BYTES: an answer of 256 KB has twice that in JSON where it is nothing but line ends and quotes.
 */
export const MAX_IMPORT_PART_BYTES = 200 * 1024;
export const MAX_IMPORT_ENTRY_BYTES = 768 * 1024;
/** Of the whole request: with the number of the part and its brackets. */
export const MAX_IMPORT_BODY_BYTES = MAX_IMPORT_ENTRY_BYTES + 1024;
/** Messages and versions in one request of an import: they are stored in one commit. */
export const MAX_IMPORT_PART_ENTRIES = 400;
/** Messages, and bytes of parts, that are appended to a thread: all are stored in one commit, of which Firestore takes 10 MiB. */
export const MAX_APPENDED_MESSAGES = 2_000;
export const MAX_APPENDED_BYTES = 6 * 1024 * 1024;
/** What one person imports a day (UTC): files, their bytes as declared, messages. */
export const MAX_IMPORT_FILES = 20;
export const MAX_IMPORT_FILE_BYTES = 2 * 1024 * 1024 * 1024;
export const MAX_IMPORT_MESSAGES = 50_000;
/** Earlier versions of one message. */
export const MAX_IMPORTED_VERSIONS = 1_000;
/** An import to which nothing is added for so long is removed by the sweep. */
export const IMPORT_IDLE_MS = 15 * 60_000;
/** Ids of conversations that are looked up at once. */
export const MAX_KNOWN_ASKED = 500;
/** Conversations that the preview and the report of an import show at first, and how many more each further page adds. */
export const IMPORT_ROWS_PAGE = 100;
/** Other versions of one imported conversation that become threads of their own. */
export const MAX_BRANCHES_IMPORTED = 50;
