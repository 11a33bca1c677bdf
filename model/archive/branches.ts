// Other versions of a conversation as conversations of their own.
import { MAX_BRANCHES_IMPORTED } from '@/model/import-limits';
import { MAX_TITLE_CHARS } from '@/model/limits';
import { clip } from '@/model/title';
import type { Branch, Conversation, ConversationMessage } from './conversation';
import { boundedId } from './finish';

type Tree = Pick<Conversation, 'messages' | 'branches'>;

/** The messages of each version, with what was said before it; of the first `MAX_BRANCHES_IMPORTED`. */
export function* branchPaths({ messages, branches }: Tree): Generator<ConversationMessage[]> {
  const known = branches.slice(0, MAX_BRANCHES_IMPORTED);
  const places = placesOf([messages, ...known.map((branch) => branch.messages)]);
  for (const branch of known) yield pathTo(branch, { messages, known, places });
}

/** The version of this index, with the messages that `branchPaths` gave for it. The conversation itself is the first version. */
export function branchConversation(
  { format, sourceId, title, createdAt, updatedAt, branches }: Conversation,
  index: number,
  path: ConversationMessage[],
): Conversation {
  return {
    format,
    sourceId: boundedId(`${sourceId}#${branches[index]?.sourceId ?? index}`),
    title: title === '' ? '' : numbered(title, index + 2),
    createdAt,
    updatedAt,
    messages: path,
    branches: [],
    // The conversation itself says what does not come along.
    skipped: {},
    cut: {},
  };
}

function numbered(title: string, number: number): string {
  const mark = ` (${number})`;
  return clip(title, MAX_TITLE_CHARS - mark.length) + mark;
}

/** `list`: 0 is the path, 1 the first branch. */
type MessagePlace = { list: number; index: number };

function placesOf(lists: readonly (readonly ConversationMessage[])[]): Map<string, MessagePlace> {
  return new Map(
    lists.flatMap((messages, list) => messages.map(({ sourceId }, index) => [sourceId, { list, index }])),
  );
}

/** From list to list upwards: a branch begins in the path or in an earlier branch. */
function pathTo(
  branch: Branch,
  {
    messages,
    known,
    places,
  }: {
    messages: readonly ConversationMessage[];
    known: readonly Branch[];
    places: Map<string, MessagePlace>;
  },
): ConversationMessage[] {
  const pieces = [branch.messages];
  let after = branch.after;
  for (let steps = 0; after !== null && steps <= known.length; steps += 1) {
    const place = places.get(after);
    if (place === undefined) break;
    const above = place.list === 0 ? null : known[place.list - 1];
    pieces.push((above?.messages ?? messages).slice(0, place.index + 1));
    after = above?.after ?? null;
  }
  return pieces.toReversed().flat();
}
