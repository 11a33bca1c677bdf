// `npm run test:rules`: firestore.rules on the real emulator. With `-- --mutate` every condition of the rules is
// replaced in turn, and each such mutant must fail the suite.
import { runMain } from '@/scripts/stack/main';
import { runVitest, summarise } from '@/scripts/suites/suites';
import { withEmulators } from '@/scripts/with-emulators';

async function mutate(): Promise<number> {
  const { mutateRules } = await import('@/tests/rules/mutate');
  const { killed, total, survivors } = await mutateRules();
  for (const survivor of survivors) console.log(`survived: ${survivor}`);
  console.log(`${killed}/${total} mutants killed`);
  return survivors.length === 0 && total > 0 ? 0 : 1;
}

await runMain(() =>
  withEmulators('without', async (env) => {
    Object.assign(process.env, env);
    return process.argv.includes('--mutate') ? mutate() : summarise([await runVitest('rules')]);
  }),
);
