// The index in PostgreSQL, whatever happens to it and to its feeder; its server may be away for a while.
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { searchEnvironment } from '@/scripts/stack/search';
import { LONG_MS, tellTruth } from './search-truth';

const { TEST_DATABASE_URL: server } = await searchEnvironment();

// Where there is none, `searchEnvironment` says so.
describe.runIf(server !== undefined)('on PostgreSQL', async () => {
  await tellOnPostgres(server ?? '');
});

async function tellOnPostgres(server: string) {
  const admin = new Client({ connectionString: server });
  await admin.connect();
  const name = `truth_${process.pid}`;
  const [older, url] = [`${name}_older`, Object.assign(new URL(server), { pathname: `/${name}` }).href];
  await admin.query(`CREATE DATABASE ${name}`);
  afterAll(async () => {
    for (const each of [name, older]) await admin.query(`DROP DATABASE IF EXISTS ${each} WITH (FORCE)`);
    await admin.end();
  });

  /** `to` becomes a copy of `from`, and whoever is connected to either is cut off. */
  async function copy(from: string, to: string): Promise<void> {
    await admin.query(`DROP DATABASE IF EXISTS ${to} WITH (FORCE)`);
    await cutOff(from);
    await admin.query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
  }

  async function cutOff(database: string): Promise<void> {
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      database,
    ]);
  }

  const { startFeeder, caughtUp, isEqual, writeSome } = await tellTruth({
    env: { DATABASE_URL: url },
    open: async () => (await import('@/server/search/engine/postgres/postgres-index')).postgresIndex(url),
    keep: () => copy(name, older),
    putBack: () => copy(older, name),
  });

  test(
    '[S10] while the database is away people write on; when it is back the feeder catches up by itself',
    async () => {
      const feeder = startFeeder();
      await caughtUp(feeder);
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await cutOff(name);
      await writeSome();
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await expect.poll(isEqual, { timeout: 60_000, interval: 500 }).toBe(true);
      expect(feeder.exitCode).toBeNull();
    },
    LONG_MS,
  );
}
