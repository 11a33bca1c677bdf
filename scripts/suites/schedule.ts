// Which suite begins when: as many at once as fill the machine, and no more. What comes first in the list begins first.

/** As many as the machine has that the bounds are for (bounds.ts). */
export const CORES = 2;

export type Job<Result> = {
  name: string;
  /** Cores that it keeps busy; a suite that mostly waits takes a part of one. */
  cores: number;
  /** Names of jobs that have to end before. */
  after?: readonly string[];
  run: () => Promise<Result>;
};

/** Resolves with the results in the order of the list. A job alone may ask for more cores than there are. */
export async function runJobs<Result>(jobs: readonly Job<Result>[], cores: number): Promise<Result[]> {
  const results = new Map<string, Result>();
  const running = new Map<string, { job: Job<Result>; ended: Promise<void> }>();
  const waiting = [...jobs];
  while (waiting.length > 0 || running.size > 0) {
    for (let next = nextJob(); next !== undefined; next = nextJob()) begin(next);
    if (running.size === 0) throw new Error(`${waiting.map(({ name }) => name).join(', ')}: never to begin`);
    await Promise.race([...running.values()].map(({ ended }) => ended));
  }
  return jobs.flatMap(({ name }) => results.get(name) ?? []);

  function nextJob(): Job<Result> | undefined {
    const busy = [...running.values()].reduce((sum, { job }) => sum + job.cores, 0);
    return waiting.find(
      (job) =>
        (job.after ?? []).every((name) => results.has(name)) && (busy === 0 || busy + job.cores <= cores),
    );
  }

  function begin(job: Job<Result>): void {
    waiting.splice(waiting.indexOf(job), 1);
    running.set(job.name, { job, ended: finish(job) });
  }

  async function finish(job: Job<Result>): Promise<void> {
    results.set(job.name, await job.run());
    running.delete(job.name);
  }
}
