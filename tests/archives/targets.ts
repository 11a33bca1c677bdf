// The places where an archive can be, each empty for one test.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { Client } from 'pg';
import type { Archive } from '@/server/archives/archive';
import { openArchive } from '@/server/archives/place';

/** `use`: opens the archive as one process does, and closes it. */
export type Place = {
  place: string;
  use: <T>(work: (archive: Archive) => Promise<T>) => Promise<T>;
  remove: () => Promise<void>;
};
export type Target = { name: 'zip' | 'PostgreSQL' | 'MongoDB'; make: () => Promise<Place> };

export const ZIP: Target = { name: 'zip', make: makeFile };

export function targets(): Target[] {
  const [postgres, mongodb] = [process.env['TEST_DATABASE_URL'], process.env['MONGODB_URI']];
  return [
    ZIP,
    ...(postgres ? [{ name: 'PostgreSQL' as const, make: () => makeDatabase(postgres) }] : []),
    ...(mongodb ? [{ name: 'MongoDB' as const, make: () => makeMongo(mongodb) }] : []),
  ];
}

const used =
  (place: string): Place['use'] =>
  async (work) => {
    const archive = await openArchive(place);
    try {
      return await work(archive);
    } finally {
      await archive.close();
    }
  };

function makeFile(): Promise<Place> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-archives-'));
  const place = path.join(folder, 'threads.zip');
  const remove = () => Promise.resolve(fs.rmSync(folder, { recursive: true }));
  return Promise.resolve({ place, use: used(place), remove });
}

const newName = () => `archive_${randomBytes(6).toString('hex')}`;

async function makeDatabase(server: string): Promise<Place> {
  const name = newName();
  await inPostgres(server, `CREATE DATABASE ${name}`);
  const place = server.replace(/\/[^/]*$/, `/${name}`);
  return { place, use: used(place), remove: () => inPostgres(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

export async function inPostgres(url: string, statement: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function makeMongo(server: string): Promise<Place> {
  const url = new URL(server);
  url.pathname = `/${newName()}`;
  const remove = async () => {
    const client = new MongoClient(url.href);
    await client.db().dropDatabase();
    await client.close();
  };
  return { place: url.href, use: used(url.href), remove };
}
