// People called by name in a text. Stored as `@[name](uid)`: the id says who is meant, the name how they were called
// then; screens show today's name.
import { ASSISTANT_ID, ASSISTANT_NAME } from './product';

const TOKEN = /@\[([^[\]\n]{1,60})\]\(([^()/.\s]{1,128})\)/gu;

export type Nameable = { id: string; name: string };

/** A text as it is stored: every `@Name` of `people` becomes a mention. Of two with one name the first is meant. */
export function withMentions(text: string, people: readonly Nameable[]): string {
  const named = people.map(({ id, name }) => ({ id, name: labelOf(name) })).filter(({ name }) => name !== '');
  if (named.length === 0 || !text.includes('@')) return text;
  const names = named.map(({ name }) => name).toSorted((a, b) => b.length - a.length);
  const mentionPattern = new RegExp(
    `(?<![\\p{L}\\p{N}_.@-])@(${names.map(escapePattern).join('|')})(?![\\p{L}\\p{N}_-])`,
    'gu',
  );
  return text.replace(mentionPattern, (whole, name: string) => {
    const person = named.find((one) => one.name === name);
    return person === undefined ? whole : `@[${name}](${person.id})`;
  });
}

/** A stored text as people write and read it. Without `nameOf`, or where it knows nobody, the name of then is told. */
export function withoutMentions(text: string, nameOf: (id: string) => string | undefined = unknown): string {
  return text.replace(TOKEN, (_, name: string, id: string) => `@${nameOf(id) ?? name}`);
}

const unknown = () => undefined;

/** What is not a mention of one of `members` becomes the plain name that it shows. */
export function onlyMentionsOf(text: string, members: ReadonlySet<string>): string {
  return text.replace(TOKEN, (whole, name: string, id: string) => (members.has(id) ? whole : `@${name}`));
}

/** The uids that a stored text mentions, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(TOKEN)].map(([, , id = '']) => id))];
}

export type Piece = { at: number; text: string; uid?: string };

/** A stored text in pieces: words, and mentions with who is meant. `at`: where a piece begins, which names it. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, name = '', uid = ''] = match;
    if (match.index > end) pieces.push({ at: end, text: text.slice(end, match.index) });
    pieces.push({ at: match.index, text: name, uid });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end) });
  return pieces;
}

/** What stands behind the `@` at the caret, while it may still become a name; null when nobody is being called. */
export function mentionQueryAt(text: string, caret: number): { from: number; query: string } | null {
  const before = text.slice(Math.max(0, caret - MAX_MENTION_QUERY_CHARS), caret);
  const match = /(?<![\p{L}\p{N}_.@-])@((?:[\p{L}\p{N}][\p{L}\p{N}_.'’ -]*)?)$/u.exec(before);
  const query = match?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

const MAX_MENTION_QUERY_CHARS = 42;

/**
 * Those whom a call may mean, the assistant too: some word of the name begins with it. In the order given.
 * `assistantName`: how the screen calls it; its stored name finds it as well.
 */
export function mentionMatches(
  query: string,
  people: readonly Nameable[],
  assistantName: string = ASSISTANT_NAME,
): Nameable[] {
  const assistant = { id: ASSISTANT_ID, name: assistantName };
  const isCalled = (name: string) => beginsWithin(labelOf(name), query);
  const isAssistant = isCalled(assistantName) || isCalled(ASSISTANT_NAME);
  return [...people.filter(({ name }) => isCalled(name)), ...(isAssistant ? [assistant] : [])];
}

function beginsWithin(name: string, query: string): boolean {
  const sought = query.toLocaleLowerCase();
  const shown = name.toLocaleLowerCase();
  return shown.startsWith(sought) || shown.split(' ').some((word) => word.startsWith(sought));
}

/** What is written for somebody who was chosen. */
export function mentionText({ id, name }: Nameable): string {
  return id === ASSISTANT_ID ? '@assistant' : `@${labelOf(name)}`;
}

/** A name without the characters that hold a mention together. */
function labelOf(name: string): string {
  return name.replace(/[[\]\n]/g, '').trim();
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
