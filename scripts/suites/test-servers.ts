// `npm run test:servers [-- vitest's options]`: stories of two servers on one Firestore. The app must be built.
import { localBin, runCommand } from '@/scripts/stack/child';
import { runMain } from '@/scripts/stack/main';
import { requireBuiltApp } from '@/scripts/stack/next-server';
import { withEmulators } from '@/scripts/with-emulators';

await runMain(async () => {
  requireBuiltApp();
  const args = ['run', '--project', 'servers', ...process.argv.slice(2)];
  return withEmulators('without', (env) => runCommand(localBin('vitest'), args, env));
});
