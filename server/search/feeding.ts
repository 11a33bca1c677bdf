// The feeder of this server: started with it, stopped with it.
import 'server-only';
import { logError } from '@/server/platform/log';
import { closeAfterWork } from '@/server/platform/shutdown';
import { startFeeder } from './feeder';
import { openIndex, requireWritableIndex } from './open-index';
import type { SearchIndex } from './search-index';

/**
 * Begins to feed the index; nobody waits for it. A file that cannot be written ends the server here, like a faulty environment; a
 * database that is away does not: the feeder tries again, and searches say so.
 */
export function feedIndex(): void {
  refuseUnwritable();
  const opened = openIndex();
  if (opened === null) return;
  opened.then(feed, (error: unknown) => logError('search index not opened', error));
}

function refuseUnwritable(): void {
  try {
    requireWritableIndex();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function feed(index: SearchIndex): void {
  const feeder = startFeeder(index);
  // Last: what is said until the end is still indexed, and no listener leaves while answers hand over their leases.
  closeAfterWork(async () => {
    await feeder.stop();
    await index.close();
  });
}
