// `npm run test:archives`: archives in zips, in PostgreSQL by a server of our own or the one that TEST_DATABASE_URL names, and in
// MongoDB where MONGODB_URI names one. What is behind -- goes to vitest.
import { runCommand } from '@/scripts/stack/child';
import { runMain } from '@/scripts/stack/main';
import { searchEnvironment } from '@/scripts/stack/search';
import { withEmulators } from '@/scripts/with-emulators';

async function main(): Promise<number> {
  const args = ['run', '--project', 'archives', ...process.argv.slice(2)];
  const databases = await searchEnvironment();
  return await withEmulators('without', (env) => runCommand('vitest', args, { ...env, ...databases }));
}

await runMain(main);
