// What was seen and said, for whoever has to find out why the judge found something or why people waited: written to
// .cache/chaos/ at the end.
import fs from 'node:fs';
import path from 'node:path';
import { CACHE } from '@/scripts/stack/child';
import type { Told } from '@/tests/load/follower';
import type { Fleet } from '@/tests/load/chaos/fleet';
import { type Hit, type Ledger, nextWordAt } from '@/tests/load/chaos/injections';
import type { Finding } from './judge';
import type { Blow } from '@/tests/load/chaos/plan';
import type { Room } from '@/tests/load/chaos/thread';

type Trial = {
  fleet: Fleet;
  ledger: Ledger;
  rooms: readonly Room[];
  findings: readonly Finding[];
};

export type Evidence = {
  told: (room: string, slot: string, told: Told) => void;
  blow: (blow: Blow, target: string) => void;
  /** @returns the folder */
  write: (seed: number, trial: Trial) => string;
};

export function makeEvidence(): Evidence {
  const lines: string[] = [];
  const keep = (line: object) => lines.push(JSON.stringify({ at: Date.now(), ...line }));
  return {
    told: (room, slot, told) => keep({ room, slot, ...withoutText(told) }),
    blow: (blow, target) => keep({ blow, target }),
    write: (seed, trial) => {
      const folder = path.join(CACHE, 'chaos', String(seed));
      fs.mkdirSync(folder, { recursive: true });
      const put = (name: string, content: readonly string[]) =>
        fs.writeFileSync(path.join(folder, name), `${content.join('\n')}\n`);
      put('told.jsonl', lines);
      put(
        'findings.txt',
        trial.findings.map(({ verdict, words }) => `${verdict}: ${words}`),
      );
      put('sent.jsonl', trial.rooms.flatMap(sentIn));
      put('hits.jsonl', trial.ledger.hits.map(hitLine));
      for (const { key, server } of trial.fleet.berths) put(`${key}.log`, server.log());
      return folder;
    },
  };
}

function hitLine(hit: Hit): string {
  const { room, ...facts } = hit;
  const waitedMs = (nextWordAt(hit) ?? NaN) - hit.at;
  return JSON.stringify({ ...facts, room: room.name, waitedMs });
}

function withoutText(told: Told): object {
  switch (told.kind) {
    case 'draft':
      return { ...told, text: told.text.length };
    case 'message':
      return { ...told, content: told.content.length };
    case 'runs':
      return { ...told, open: Object.fromEntries(told.open) };
    case 'run':
    case 'shrunk':
    case 'refused':
      return told;
  }
}

function sentIn({ name, threadId, sent }: Room): string[] {
  return sent.map(({ runIds, ...said }) => JSON.stringify({ name, threadId, ...said, runIds: [...runIds] }));
}
