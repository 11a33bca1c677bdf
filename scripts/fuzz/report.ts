// What was tried, how near each kind came to its bounds, and the inputs that went beyond: each in a file, to become a test.
import fs from 'node:fs';
import path from 'node:path';
import { CACHE } from '@/scripts/stack/child';
import type { Kind } from './inputs';

/** Something that went beyond its bound. */
export type Found = { where: string; why: string };

const FOLDER = path.join(CACHE, 'fuzz');

export function openReport(seed: number) {
  const tried = new Map<string, { count: number; worst: number }>();
  let findings = 0;
  return {
    /** `worst`: as a share of what is allowed. */
    add({
      kind,
      where,
      text,
      worst,
      found,
    }: {
      kind: Kind;
      where: string;
      text: string;
      worst: number;
      found: Found[];
    }) {
      const before = tried.get(`${where}, ${kind}`) ?? { count: 0, worst: 0 };
      tried.set(`${where}, ${kind}`, { count: before.count + 1, worst: Math.max(before.worst, worst) });
      for (const one of found) {
        findings += 1;
        fs.mkdirSync(FOLDER, { recursive: true });
        const file = path.join(FOLDER, `${seed}-${findings}-${kind}.txt`);
        fs.writeFileSync(file, text);
        console.log(
          `FOUND ${one.where}: ${one.why} (${text.length} characters, ${path.relative(process.cwd(), file)})`,
        );
      }
    },
    /** The number of findings. */
    end(): number {
      for (const [what, { count, worst }] of [...tried].toSorted(([one], [other]) =>
        one.localeCompare(other),
      ))
        console.log(`${what}: ${count} inputs, at most ${(100 * worst).toFixed()} % of what is allowed`);
      console.log(`${findings} findings; seed ${seed}`);
      return findings;
    },
  };
}
