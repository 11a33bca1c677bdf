// `npm run test:e2e [-- playwright's options]`: end-to-end tests only. `-- --built` uses the existing build;
// `-- --worlds=2` runs selected stories in two worlds in parallel.
import { buildApp, runApi, runStories } from '@/scripts/stack/e2e';
import { startEmulators } from '@/scripts/stack/emulators';
import { runMain } from '@/scripts/stack/main';
import { isAppBuilt } from '@/scripts/stack/next-server';
import { freeEmulatorPorts } from '@/scripts/stack/ports';
import { summarise } from '@/scripts/suites/suites';

await runMain(async () => {
  const options = process.argv.slice(2);
  const extra = options.filter((option) => option !== '--built' && !option.startsWith('--worlds='));
  const worlds = options.find((option) => option.startsWith('--worlds='))?.slice('--worlds='.length);
  if (!options.includes('--built') || !isAppBuilt()) await buildApp();
  if (extra.length > 0) return summarise([await runStories(Number(worlds ?? 1), extra)]);
  const ports = await freeEmulatorPorts();
  await startEmulators({ ports, functions: 'without', java: 'quick' });
  return summarise([await runApi(ports), await runStories()]);
});
