// E-mail addresses as people paste them: a column, a line with commas or semicolons, "Grace Hopper <grace@example.com>".
import { addMemberRequestSchema } from '@/model/requests';

const QUOTED_NAME = /"[^"\n]*"/g;

/** Each once, in their order. What is no address stays, so that its writer can see and mend it. */
export function addressesIn(text: string): string[] {
  const pieces = text.replaceAll(QUOTED_NAME, ' ').split(/[,;\n]/);
  const found = pieces.flatMap((piece) => {
    const words = piece.split(/\s+/);
    // Beside an address in brackets stands a name.
    return piece.includes('<') ? words.filter((word) => word.includes('@')) : words;
  });
  const bare = found.map((word) => word.replaceAll(/[<>]/g, '').toLowerCase());
  return [...new Set(bare.filter((word) => word !== ''))];
}

/** As the server asks it: what is none is told before anything is sent. */
export function isAddress(text: string): boolean {
  return addMemberRequestSchema.shape.email.safeParse(text).success;
}
