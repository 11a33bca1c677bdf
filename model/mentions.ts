// Mentions of people in a text. Stored as `@[name](uid)`: the id identifies the person, the name is the one they had at
// that time; screens show the current name.
import { ASSISTANT_ID, ASSISTANT_NAME } from './product';

const TOKEN = /@\[([^[\]\n]{1,70})\]\(([^()/.\s]{1,128})\)/gu;

export type Nameable = { id: string; name: string };

/** A text as it is stored: every `@Name` of `people` becomes a mention. Of two people with one name the first is meant. */
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

/** A stored text as people write and read it. Where `nameOf` is missing or knows nobody, the stored name is shown. */
export function withoutMentions(text: string, nameOf: (id: string) => string | undefined = unknown): string {
  return text.replace(TOKEN, (_, name: string, id: string) => `@${nameOf(id) ?? name}`);
}

const unknown = () => undefined;

/** Mentions of anybody but `members` become the plain names that they show. */
export function onlyMentionsOf(text: string, members: ReadonlySet<string>): string {
  return text.replace(TOKEN, (whole, name: string, id: string) => (members.has(id) ? whole : `@${name}`));
}

/** The uids that a stored text mentions, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(TOKEN)].map(([, , id = '']) => id))];
}

export type Piece = { at: number; text: string; uid?: string };

/** A stored text in pieces: plain text, and mentions with their uids. `at`: where a piece begins, which identifies it. */
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

/** The text after the `@` at the caret, while it may still become a name; null when no mention is being typed. */
export function mentionQueryAt(text: string, caret: number): { from: number; query: string } | null {
  const before = text.slice(Math.max(0, caret - MAX_MENTION_QUERY_CHARS), caret);
  const match = /(?<![\p{L}\p{N}_.@-])@((?:[\p{L}\p{N}][\p{L}\p{N}_.'’ -]*)?)$/u.exec(before);
  const query = match?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

const MAX_MENTION_QUERY_CHARS = 42;

/**
 * The candidates for a mention, the assistant included: some word of the name begins with the query. In the given order.
 * `assistantName`: the assistant's name on screen; its stored name matches as well.
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

/** The text that is inserted for the chosen person. */
export function mentionText({ id, name }: Nameable): string {
  return id === ASSISTANT_ID ? '@assistant' : `@${labelOf(name)}`;
}

/** A name without the characters that delimit a mention. */
function labelOf(name: string): string {
  return name.replace(/[[\]\n]/g, '').trim();
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
