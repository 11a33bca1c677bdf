// Every function that reads text by people or models, with the texts that are its worst. text-parsers.test.ts gives each 256 KB of
// each, and finds functions of model/ that are missing here.
import { ANSWER_PARSERS } from './text-parsers/answers';
import { ARCHIVE_PARSERS } from './text-parsers/archive';
import { MESSAGE_PARSERS } from './text-parsers/messages';
import { SEARCH_PARSERS } from './text-parsers/search';
import type { TextParser } from './text-parsers/texts';
import { WIRE_PARSERS } from './text-parsers/wire';

/** By file and name. */
export const TEXT_PARSERS: Readonly<Record<string, TextParser>> = {
  ...ANSWER_PARSERS,
  ...MESSAGE_PARSERS,
  ...SEARCH_PARSERS,
  ...ARCHIVE_PARSERS,
  ...WIRE_PARSERS,
};

/** Functions of model/ with strings or messages among their parameters that read no text: ids, keys, names compared whole. */
export const NO_TEXT_PARSERS: ReadonlySet<string> = new Set([
  'form-block programForm',
  'access mayCancel',
  'budget payerOf',
  'content-id conversationId',
  'content-id messageId',
  'signed signedMessage',
  'signed signedVersion',
  'pieces attachmentKind',
  'pieces speakerOf',
  'tree pathOf',
  'zip entryBytes',
  'c1-program entryOf',
  'form formOf',
  'form-names withoutFormNames',
  // Two characters.
  'marks-in-words isWithinWord',
  'device-settings valueOf',
  'copied-author copiedNumberOf',
  'display-name displayNameOf',
  'notification desktopNotificationOf',
  'edit-distance editDistance',
  'search-words isFunctionWord',
  'search-words formsOfWord',
  'read-state unreadMentionsOf',
  'read-state firstUnread',
  'read-state newsSince',
  'read-state unreadCountOf',
  'read-state countBeforeLast',
  'read-state withPosted',
  'search-tokens isDense',
  'search-query withCorrections',
  'stores storeName',
  'timeline mergeMessages',
  'timeline knownFrom',
  'timeline runsToShow',
  'timeline timeline',
]);
