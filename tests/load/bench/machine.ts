// CPU use of the machine, CPU and memory use of one process.
import fs from 'node:fs';
import os from 'node:os';

/** The utilisation of all CPUs, by any process, between this call and the call of the returned function. */
export function watchMachine(): () => number {
  const times = () => {
    const all = os.cpus().map((cpu) => cpu.times);
    const idle = all.reduce((sum, each) => sum + each.idle, 0);
    return {
      idle,
      total: all.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle),
    };
  };
  const before = times();
  return () => {
    const after = times();
    return 1 - (after.idle - before.idle) / (after.total - before.total);
  };
}

const LOOK_MS = 500;

/** For one process, from this call to `end`: its share of one core, and its peak memory. */
export function watchProcess(pid: number): { end: () => { cpuShare: number; memory: number } } {
  const began = { at: Date.now(), cpuMs: cpuMsOf(pid) };
  let memory = memoryOf(pid);
  const look = setInterval(() => (memory = Math.max(memory, memoryOf(pid))), LOOK_MS);
  return {
    end: () => {
      clearInterval(look);
      return { cpuShare: (cpuMsOf(pid) - began.cpuMs) / (Date.now() - began.at), memory };
    },
  };
}

/** The clock ticks per second in which Linux counts CPU time. */
const TICKS_PER_SECOND = 100;

/** User and system time by proc_pid_stat(5), fields 14 and 15; NaN where there is no /proc. */
function cpuMsOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!fs.existsSync(file)) return Number.NaN;
  // The process name is in brackets and may contain spaces.
  const fields = fs
    .readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}

function memoryOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!fs.existsSync(file)) return Number.NaN;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(file, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}
