// `npm run test:search [-- vitest's options]`: both stores of the search index. PostgreSQL is a server of this run's own, or the one
// that TEST_DATABASE_URL names; without either, its tests are left out, and the run says so.
import { localBin, runCommand, type Environment } from '@/scripts/stack/child';
import { runMain } from '@/scripts/stack/main';
import { startPostgres } from '@/scripts/stack/postgres';

/** With TEST_DATABASE_URL where there is a server. */
export async function withPostgres<T>(work: (env: Environment) => Promise<T>): Promise<T> {
  if (process.env.TEST_DATABASE_URL) return work({});
  const server = await startPostgres();
  if (server === null) {
    console.warn(
      '\nPostgreSQL is NOT tested: install the package "postgresql", or set TEST_DATABASE_URL to a database of its own.\n',
    );
    return work({});
  }
  try {
    return await work({ TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

if (import.meta.main) {
  const args = ['run', '--project', 'search', ...process.argv.slice(2)];
  await runMain(() => withPostgres((env) => runCommand(localBin('vitest'), args, env)));
}
