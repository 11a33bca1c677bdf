// The configuration that a page gets with its HTML: never built into the bundle, so one image serves every environment.
import 'server-only';
import { BUDGET_KINDS } from '@/model/budget';
import type { PageConfig } from '@/model/page-config';
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_THREAD_ID } from '@/model/demo';
import { buildId } from './build';
import { config } from './config';

export function getPageConfig(): PageConfig {
  const { web, emulators, model, shares, budgets } = config();
  return {
    firebase: web,
    emulators,
    // The demo people exist only where the server itself runs on the Auth emulator.
    demo:
      emulators === null
        ? null
        : {
            people: DEMO_PEOPLE.map(({ key, name, email }) => ({ key, name, email })),
            password: DEMO_PASSWORD,
            threadId: DEMO_THREAD_ID,
          },
    build: buildId(),
    models: [...(model?.choices ?? [])],
    sharing: { audiences: [...shares.audiences], maxDays: shares.maxDays },
    budgets: BUDGET_KINDS.filter((kind) => budgets[kind] !== null),
    scriptedModel: model?.scripted ?? false,
  };
}
