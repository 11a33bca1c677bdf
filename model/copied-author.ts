// The authors of copies: people of another thread, by their numbers in its shares.

const COPIED_AUTHOR = 'copied.';

/** A person in copies, by their number in shares of the origin: never a uid, as these have no dot. */
export const copiedAuthor = (number: number) => `${COPIED_AUTHOR}${number}`;

/** The number of an author of copies; null for anybody else. */
export function copiedNumberOf(id: string | null): number | null {
  return id?.startsWith(COPIED_AUTHOR) === true ? Number(id.slice(COPIED_AUTHOR.length)) : null;
}
