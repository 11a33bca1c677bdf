// `npm run test:search`: the search index on both of its stores; PostgreSQL by a server of our own, or the one that
// TEST_DATABASE_URL names. What is behind -- goes to vitest.
import { runCommand } from '@/scripts/stack/child';
import { runMain } from '@/scripts/stack/main';
import { searchEnvironment } from '@/scripts/stack/search';

async function main(): Promise<number> {
  const args = ['run', '--project', 'search', ...process.argv.slice(2)];
  return await runCommand('vitest', args, await searchEnvironment());
}

await runMain(main);
