// Everything that was sent and received, for investigating a finding of the judge or a long wait: written to
// .cache/chaos/ at the end.
import fs from 'node:fs';
import path from 'node:path';
import { CACHE } from '@/scripts/stack/child';
import type { FollowerEvent } from '@/tests/load/follower';
import type { Fleet } from '@/tests/load/chaos/fleet';
import { type Injection, type Ledger, nextWordAt } from '@/tests/load/chaos/injections';
import type { Finding } from './judge';
import type { ServerFault } from '@/tests/load/chaos/plan';
import type { TrialThread } from '@/tests/load/chaos/thread';

type Trial = {
  fleet: Fleet;
  ledger: Ledger;
  threads: readonly TrialThread[];
  findings: readonly Finding[];
};

export type Evidence = {
  event: (thread: string, slot: string, told: FollowerEvent) => void;
  serverFault: (fault: ServerFault, target: string) => void;
  /** @returns the folder */
  write: (seed: number, trial: Trial) => string;
};

export function makeEvidence(): Evidence {
  const lines: string[] = [];
  const add = (line: object) => lines.push(JSON.stringify({ at: Date.now(), ...line }));
  return {
    event: (thread, slot, event) => add({ thread, slot, ...withoutText(event) }),
    serverFault: (fault, target) => add({ fault, target }),
    write: (seed, trial) => {
      const folder = path.join(CACHE, 'chaos', String(seed));
      fs.mkdirSync(folder, { recursive: true });
      const writeLines = (name: string, content: readonly string[]) =>
        fs.writeFileSync(path.join(folder, name), `${content.join('\n')}\n`);
      writeLines('events.jsonl', lines);
      writeLines(
        'findings.txt',
        trial.findings.map(({ verdict, message }) => `${verdict}: ${message}`),
      );
      writeLines('sent.jsonl', trial.threads.flatMap(sentIn));
      writeLines('injections.jsonl', trial.ledger.injections.map(injectionLine));
      for (const { key, server } of trial.fleet.backends) writeLines(`${key}.log`, server.log());
      return folder;
    },
  };
}

function injectionLine(injection: Injection): string {
  const { thread, ...facts } = injection;
  const waitedMs = (nextWordAt(injection) ?? NaN) - injection.at;
  return JSON.stringify({ ...facts, room: thread.name, waitedMs });
}

function withoutText(event: FollowerEvent): object {
  switch (event.kind) {
    case 'draft':
      return { ...event, text: event.text.length };
    case 'message':
      return { ...event, content: event.content.length };
    case 'runs':
      return { ...event, open: Object.fromEntries(event.open) };
    case 'run':
    case 'shrunk':
    case 'refused':
      return event;
  }
}

function sentIn({ name, threadId, sent }: TrialThread): string[] {
  return sent.map(({ runIds, ...rest }) => JSON.stringify({ name, threadId, ...rest, runIds: [...runIds] }));
}
