// Fixtures of a flow test: the server's own code on the real emulators, in a separate Firebase project, with a model that
// speaks OpenAI's protocol. Only the model's answers are scripted.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { startDemoModel } from '@/scripts/demo-model/server';
import type { AddedBy } from '@/model/adding';
import { userPath } from '@/model/paths';
import type { Background } from '@/server/platform/background';

/** Set before the first `config()` of this file: the environment is read once. */
export async function setUpFixtures(environment: Record<string, string> = {}) {
  const model = await startDemoModel({ port: 0 });
  Object.assign(process.env, {
    APP_STAGE: 'test',
    FIREBASE_PROJECT_ID: `demo-flow-${randomUUID().slice(0, 8)}`,
    MODEL_BASE_URL: model.url,
    MODEL_API_KEY: 'demo',
    MODEL_NAME: 'cothread-demo',
    LEASE_MS: '1000',
    ...environment,
  });
  const [firebase, people, shutdown] = await Promise.all([
    import('@/server/platform/firebase'),
    import('@/server/access/person'),
    import('@/server/platform/shutdown'),
  ]);
  afterAll(async () => {
    await model.close();
    await shutdown.workDone();
    await shutdown.closeServices();
    await firebase.firestore().terminate();
  });

  /**
   * A person with a verified address who has signed in once. Anybody may add them, unless they choose otherwise: stories
   * begin with members who share no other thread.
   */
  async function person(name: string, addedBy: AddedBy = 'anyone') {
    const uid = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}`;
    const email = `${uid}@example.com`;
    await firebase
      .auth()
      .createUser({ uid, email, emailVerified: true, displayName: name, password: 'flow-password' });
    const someone = { uid, name, email };
    await people.saveProfile(someone);
    await firebase.firestore().doc(userPath(uid)).update({ 'preferences.addedBy': addedBy });
    return someone;
  }

  return { model, person, db: firebase.firestore(), ...backgroundWork() };
}

/** Background work as a server tracks it; `workDone` waits until nothing is left, work started by other work included. */
function backgroundWork() {
  const work = new Set<Promise<void>>();
  const background: Background = (task) => {
    const running = task().finally(() => work.delete(running));
    work.add(running);
  };
  const workDone = async () => {
    while (work.size > 0) await Promise.all(work);
  };
  return { background, workDone };
}

const LOOK_MS = 10;

/** Polls `fact` until it returns something; fails with the last value. */
export async function until<T>(
  fact: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
): Promise<T> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const found = await fact();
    if (found !== undefined && found !== false) return found;
    // Without a pause, polling would keep busy a core that the awaited work needs.
    await wait(LOOK_MS);
  }
  throw new Error(`never came true: ${what}`);
}
