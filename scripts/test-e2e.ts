// `npm run test:e2e [-- playwright's options]`: end-to-end tests alone. `-- --built` takes the build that is there.
import { buildApp, runApi, runStories } from '@/scripts/stack/e2e';
import { startEmulators } from '@/scripts/stack/emulators';
import { runMain } from '@/scripts/stack/main';
import { isAppBuilt } from '@/scripts/stack/next-server';
import { freeEmulatorPorts } from '@/scripts/stack/ports';
import { summarise } from '@/scripts/stack/suites';

await runMain(async () => {
  const extra = process.argv.slice(2).filter((option) => option !== '--built');
  if (!process.argv.includes('--built') || !isAppBuilt()) await buildApp();
  if (extra.length > 0) return summarise([await runStories(extra)]);
  const ports = await freeEmulatorPorts();
  await startEmulators({ ports, functions: 'without' });
  return summarise([await runApi(ports), await runStories()]);
});
