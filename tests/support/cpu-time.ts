// What a piece of work costs, for tests of how a cost grows: CPU time of this thread alone, so that programs which run beside the
// test do not lengthen what it measures.

/** Milliseconds. */
export function cpuMsOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
