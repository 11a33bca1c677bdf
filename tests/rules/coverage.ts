// The emulator's coverage report: the values of each condition while a project's tests ran.
import fs from 'node:fs';
import * as z from 'zod/v4';
import { conditionsOf } from './conditions';
import { EMULATOR_HOST, RULES_FILE, type Project } from './project';

/** The report is a tree of expressions; offsets count from the start of the rules' text. */
const coverageSchema = z.object({
  report: z.array(
    z.object({
      sourcePosition: z.object({ currentOffset: z.number().default(0), line: z.number().default(0) }),
      values: z.array(z.object({ value: z.object({ boolValue: z.boolean().optional() }) })).default([]),
    }),
  ),
});

/** Conditions of `allow` that did not both allow and refuse; an expression that fails to evaluate refuses. */
export async function conditionsNotSeenBothWays(project: Project): Promise<string[]> {
  const response = await fetch(`http://${EMULATOR_HOST}/emulator/v1/projects/${project.id}:ruleCoverage`);
  const { report } = coverageSchema.parse(await response.json());
  const allows = conditionsOf(fs.readFileSync(process.env.RULES_UNDER_TEST ?? RULES_FILE, 'utf8')).filter(
    (condition) => condition.allow !== undefined,
  );
  return allows.flatMap(({ name, start }) => {
    const seen = report.find(({ sourcePosition }) => sourcePosition.currentOffset === start)?.values ?? [];
    const wasTrue = seen.some(({ value }) => value.boolValue === true);
    const wasFalse = seen.some(({ value }) => value.boolValue !== true);
    return wasTrue && wasFalse
      ? []
      : [`${name}: ${wasTrue ? 'never refused' : wasFalse ? 'never allowed' : 'never asked'}`];
  });
}
