// Where an archive is: a URL of PostgreSQL or MongoDB, or a file that ends with `.zip`. A password in it is shown nowhere.
import 'server-only';
import { type Archive, ArchiveError } from './archive';

const EXAMPLES = 'postgres://user@host/database, mongodb://user@host/database or a file that ends with .zip';

/** @throws ArchiveError for a place that none of the stores knows */
export async function openArchive(place: string): Promise<Archive> {
  const scheme = /^([a-z+]+):\/\//i.exec(place)?.[1]?.toLowerCase();
  if (scheme === undefined) return await openFile(place);
  switch (scheme) {
    case 'postgres':
    case 'postgresql': {
      const { postgresArchive } = await import('./postgres-archive');
      return postgresArchive(place);
    }
    case 'mongodb':
    case 'mongodb+srv': {
      const { mongodbArchive } = await import('./mongodb-archive');
      return mongodbArchive(place);
    }
    default:
      throw new ArchiveError(`No archive can be at ${scheme}://. Name ${EXAMPLES}.`);
  }
}

async function openFile(file: string): Promise<Archive> {
  if (!file.endsWith('.zip')) throw new ArchiveError(`No archive can be there. Name ${EXAMPLES}.`);
  const { zipArchive } = await import('./zip-archive');
  return zipArchive(file);
}

const PASSWORDS = [/^[^/]*\/\/[^/:@]*:([^@]*(?:@[^@/]*)*)@/, /[?&]password=([^&]*)/];

/** A text without the password of this place, however it is written. */
export function withoutPassword(text: string, place: string): string {
  const passwords = PASSWORDS.flatMap((pattern) => pattern.exec(place)?.[1] ?? []).filter(
    (each) => each !== '',
  );
  if (passwords.length === 0) return text;
  const written = [place, ...passwords, ...passwords.map(decoded)];
  return written.reduce((left, each) => left.replaceAll(each, '***'), text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // No percent signs of an address: then there is no other spelling.
    return text;
  }
}
