import { expect, test } from 'vitest';
import { FUZZED_FORMATS, fuzzFormat } from '@/tests/support/archives/fuzz';

/** A short run; `npm run fuzz` calls the same for longer. */
const MS_EACH = 400;

test.each(FUZZED_FORMATS)(
  '[K18] mutated files end in conversations, broken ones or a refusal: %s',
  async (format) => {
    const { tries, slowestMs } = await fuzzFormat({ format, seed: 1, ms: MS_EACH });
    expect(tries).toBeGreaterThan(10);
    expect(slowestMs).toBeLessThan(1_000);
  },
);
