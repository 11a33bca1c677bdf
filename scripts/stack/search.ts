// What the tests of the search index need: a PostgreSQL server, where there is one.
import type { Environment } from './child';
import { startPostgres } from './postgres';

export async function searchEnvironment(): Promise<Environment> {
  const url = process.env['TEST_DATABASE_URL'] ?? (await startPostgres())?.url;
  if (url === undefined)
    console.warn(
      'NOT RUN: the search index and archives on PostgreSQL. Install PostgreSQL, or set TEST_DATABASE_URL.',
    );
  return { TEST_DATABASE_URL: url };
}
