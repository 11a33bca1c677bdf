// `npm run index -- check|rebuild`: compares the search index with Firestore, or builds it again from nothing.
import { PlainError, runMain } from '@/scripts/stack/main';
import { loadServerEnvironment } from '@/scripts/stack/server-environment';
import type { Check, Contents } from '@/server/search/check';

const WIDTH = 40;

async function main([command]: string[]): Promise<number> {
  if (command !== 'check' && command !== 'rebuild')
    throw new PlainError('Say what to do: npm run index -- check, or npm run index -- rebuild');
  loadServerEnvironment();
  // Read after the environment is complete.
  const [{ openIndex }, { checkIndex, rebuildIndex }] = await Promise.all([
    import('@/server/search/open-index'),
    import('@/server/search/check'),
  ]);
  const opened = openIndex();
  if (opened === null) throw new PlainError('There is no index: SEARCH_FILE is off.');
  const index = await opened;
  try {
    if (command === 'rebuild') {
      await rebuildIndex(index, showProgress);
      process.stdout.write('\n');
    }
    return report(await checkIndex(index));
  } finally {
    await index.close();
  }
}

function showProgress(share: number): void {
  const done = Math.round(share * WIDTH);
  const bar = `${'█'.repeat(done)}${'░'.repeat(WIDTH - done)}`;
  process.stdout.write(`\r${bar} ${`${Math.floor(share * 100)}`.padStart(3)} %`);
}

function report({ index, firestore, isEqual }: Check): number {
  const line = (name: string, { messages, threads, hash }: Contents) =>
    `${name.padEnd(10)} ${messages} messages, ${threads} threads, ${hash}`;
  console.log([line('index', index), line('Firestore', firestore)].join('\n'));
  console.log(
    isEqual
      ? 'equal'
      : 'different: messages on their way settle in seconds, so check again; if it stays, npm run index -- rebuild',
  );
  return isEqual ? 0 : 1;
}

await runMain(() => main(process.argv.slice(2)));
