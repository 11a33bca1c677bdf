// A guard of routes or the server, by the name in its `// guard:` comment, with the test that must fail when the guard is broken.

export type Mutant = {
  /** The name in the comment `// guard: <name>`. */
  name: string;
  suite: 'flow' | 'unit' | 'archives';
  test: string;
  /** The beginning of the titles of the tests that must fail. */
  title: string;
  /** Replaces the guarded value, where no mutation follows from the shape of the node. */
  value?: (value: string) => string;
  /** Guards of the same file that refuse the same attack and are broken together with this one. */
  with?: readonly string[];
};

type FailingTests = string | (Pick<Mutant, 'title'> & Partial<Mutant>);

/** The guards that the tests of one file catch. */
export function caughtBy(
  suite: Mutant['suite'],
  test: string,
  guards: Readonly<Record<string, FailingTests>>,
): Mutant[] {
  return Object.entries(guards).map(([name, failing]) => ({
    name,
    suite,
    test,
    ...(typeof failing === 'string' ? { title: failing } : failing),
  }));
}
