// One attempt that must be refused, beside its twin that must not: a refusal alone proves nothing (a typo is refused too).
import { expect } from 'vitest';
import type { Act, Actor, Channel } from './act';
import { perform } from './perform';
import type { Project } from './project';

type Attempt = { as: Actor; act: Act };
type Attack = {
  /** Differs from the attempt in exactly one respect, and succeeds. */
  twin: Attempt;
  attempt: Attempt;
  refusal: 'permission-denied';
  /** Paths whose documents must be unchanged afterwards; the twin's own changes are reverted. */
  unchanged: readonly string[];
};

/** Runs through the web SDK and raw REST, unless the attack names its client. */
export async function attack(
  project: Project,
  { twin, attempt, unchanged }: Attack,
  channels: readonly Channel[] = ['sdk', 'rest'],
) {
  for (const by of channels) {
    const before = await read(project, unchanged);
    expect(await perform(project, { ...twin, by }), `the twin, by ${by}`).toBe('done');
    await restore(project, before);
    const restored = await read(project, unchanged);
    expect(await perform(project, { ...attempt, by }), `the attempt, by ${by}`).toBe('refused');
    expect(await read(project, unchanged), `what was attacked, by ${by}`).toEqual(restored);
  }
}

type Stored = {
  path: string;
  data: FirebaseFirestore.DocumentData | undefined;
  updateTime: string | undefined;
};

async function read({ server }: Project, paths: readonly string[]): Promise<Stored[]> {
  if (paths.length === 0) return [];
  const snapshots = await server.getAll(...paths.map((path) => server.doc(path)));
  return snapshots.map((snapshot) => ({
    path: snapshot.ref.path,
    data: snapshot.data(),
    updateTime: snapshot.updateTime?.valueOf(),
  }));
}

async function restore({ server }: Project, before: readonly Stored[]): Promise<void> {
  if (before.length === 0) return;
  const batch = server.batch();
  for (const { path, data } of before) {
    if (data === undefined) batch.delete(server.doc(path));
    else batch.set(server.doc(path), data);
  }
  await batch.commit();
}
