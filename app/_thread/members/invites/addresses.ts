// Email addresses as people paste them: a column, a line with commas or semicolons, "Grace Hopper <grace@example.com>".
import { addMemberRequestSchema } from '@/model/requests';

const QUOTED_NAME = /"[^"\n]*"/g;

/** Without duplicates, in their order. Invalid entries are included, so that their writer can see and correct them. */
export function addressesIn(text: string): string[] {
  const pieces = text.replaceAll(QUOTED_NAME, ' ').split(/[,;\n]/);
  const found = pieces.flatMap((piece) => {
    const words = piece.split(/\s+/);
    // The other words are the name beside an address in angle brackets.
    return piece.includes('<') ? words.filter((word) => word.includes('@')) : words;
  });
  const bare = found.map((word) => word.replaceAll(/[<>]/g, '').toLowerCase());
  return [...new Set(bare.filter((word) => word !== ''))];
}

/** The server's own schema: invalid addresses are reported before anything is sent. */
export function isAddress(text: string): boolean {
  return addMemberRequestSchema.shape.email.safeParse(text).success;
}
