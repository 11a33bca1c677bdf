// Which build of the app this server runs: pages compare it with their own.
import 'server-only';
import fs from 'node:fs';
import path from 'node:path';

let read: string | undefined;

/** Next's own name of the build, another one each time; `development` where nothing was built. */
export function buildId(): string {
  read ??= process.env['NODE_ENV'] === 'production' ? readBuildId() : 'development';
  return read;
}

function readBuildId(): string {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), '.next', 'BUILD_ID');
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return 'unknown'; // A host that lays files out in another way: no page takes itself for an older one there.
  }
}
