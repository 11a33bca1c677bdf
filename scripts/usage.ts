// `npm run usage -- check`: compares the ledger with its prices, with the runs and with the counts that limit asking.
import { decimalOf } from '@/model/price';
import { PlainError, runMain } from '@/scripts/stack/main';
import { loadServerEnvironment } from '@/scripts/stack/server-environment';
import type { LedgerCheck, LedgerFinding } from '@/server/usage/check';

const MOST_SHOWN = 50;

async function main([command]: string[]): Promise<number> {
  if (command !== 'check') throw new PlainError('Say what to do: npm run usage -- check');
  loadServerEnvironment();
  // Read after the environment is complete.
  const [{ checkLedger }, { firestore }] = await Promise.all([
    import('@/server/usage/check'),
    import('@/server/platform/firebase'),
  ]);
  try {
    return report(await checkLedger(firestore()));
  } finally {
    await firestore().terminate();
  }
}

function report({ rows, open, tokens, cost, findings }: LedgerCheck): number {
  const amounts = [...cost].map(([currency, micros]) => `${currency} ${decimalOf(micros)}`);
  console.log(`${rows} answers, ${open} of them open; ${tokens.input} tokens read, ${tokens.output} written`);
  if (amounts.length > 0) console.log(amounts.join(', '));
  for (const finding of findings.slice(0, MOST_SHOWN)) console.log(lineOf(finding));
  console.log(
    findings.length === 0
      ? 'the sums agree'
      : `${findings.length} differ: what is being written meanwhile may, so check again`,
  );
  return findings.length === 0 ? 0 : 1;
}

function lineOf({ kind, of, stored, computed }: LedgerFinding): string {
  return stored === undefined
    ? `${kind} ${of}`
    : `${kind} ${of}: stored ${stored}, by the ledger ${computed}`;
}

await runMain(() => main(process.argv.slice(2)));
