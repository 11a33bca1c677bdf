// The build of the app that this server runs: pages compare it with their own.
import 'server-only';
import fs from 'node:fs';
import path from 'node:path';

let read: string | undefined;

/** Next's build id, another one for each build; `development` without a build. */
export function buildId(): string {
  read ??= process.env['NODE_ENV'] === 'production' ? readBuildId() : 'development';
  return read;
}

function readBuildId(): string {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), '.next', 'BUILD_ID');
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return 'unknown'; // A host with another layout of files: no page considers itself outdated there.
  }
}
