// Where states are entered: one browser, a tab a state, people signed in by the address alone.
import type { Browser, BrowserContext, Page } from 'playwright/test';
import * as z from 'zod/v4';
import { cookieOf } from '@/model/device-settings';
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_PROJECT_ID } from '@/model/demo';
import type { Name } from '@/tests/e2e/fixtures';
import { commit } from '@/tests/e2e/store';
import { samplesOf, type Samples } from './samples';

/** `Newcomer`: somebody who has no thread yet. `Invited`: one with invitations, and a thread left for good. */
export type Visitor = Name | 'Newcomer' | 'Invited' | 'nobody';

export type Harness = {
  /** A tab of its own at this address. `before`: what to arrange with the tab before it goes there. */
  visit: (who: Visitor, at: string, before?: (page: Page) => Promise<unknown>) => Promise<Page>;
  sample: Samples;
  /** Closes what is open: a browser holds few connections to one host, and each tab keeps some. */
  closePages: () => Promise<void>;
  close: () => Promise<void>;
};

export type State = { name: string; enter: (harness: Harness) => Promise<Page> };

export async function openHarness(browser: Browser, baseURL: string): Promise<Harness> {
  const newContext = async () => {
    const context = await browser.newContext({
      baseURL,
      viewport: { width: 1280, height: 800 },
      // What fades in has not yet the colours that are meant.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return context;
  };
  const shared = await newContext();
  return {
    // A browser remembers one person: who is new gets one of their own.
    visit: async (who, at, before) =>
      visit(isNew(who) ? await newContext() : shared, { who, at, before, base: baseURL }),
    sample: samplesOf(),
    closePages: async () => {
      for (const context of browser.contexts()) for (const page of context.pages()) await page.close();
    },
    close: () => shared.close(),
  };
}

type Visit = {
  who: Visitor;
  at: string;
  base: string;
  before: ((page: Page) => Promise<unknown>) | undefined;
};

async function visit(context: BrowserContext, { who, at, base, before }: Visit): Promise<Page> {
  // Found by their English names, whatever was looked at before.
  await context.addCookies([{ name: cookieOf('language'), value: 'en', url: base }]);
  const page = await context.newPage();
  if (isNew(who)) {
    page.once('close', () => void context.close());
    const newcomer = await becomeNewcomer(page);
    if (who === 'Invited') await plantInvitations(newcomer);
  }
  await before?.(page);
  await page.goto(who === 'nobody' ? at : withName(at, isNew(who) ? 'linus' : who.toLowerCase()));
  return page;
}

const isNew = (who: Visitor) => who === 'Newcomer' || who === 'Invited';

function withName(at: string, key: string): string {
  const [path, hash] = at.split('#');
  const mark = path?.includes('?') === true ? '&' : '?';
  return `${path}${mark}as=${key}${hash === undefined ? '' : `#${hash}`}`;
}

const authUrl = (method: string) =>
  `http://${process.env['FIREBASE_AUTH_EMULATOR_HOST']}/identitytoolkit.googleapis.com/v1/accounts:${method}?key=any`;

/** The page signs in as one of the demo people; on the way to the Auth server somebody new takes their place. */
async function becomeNewcomer(page: Page): Promise<Newcomer> {
  const email = `noor-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const made = await fetch(authUrl('signUp'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD, displayName: 'Noor', returnSecureToken: true }),
  });
  const { localId: uid } = z.object({ localId: z.string() }).parse(await made.json());
  await page.route('**/accounts:signInWithPassword*', (route) =>
    route.continue({ postData: JSON.stringify({ email, password: DEMO_PASSWORD, returnSecureToken: true }) }),
  );
  return { uid, email };
}

type Newcomer = { uid: string; email: string };

const TITLES = ['Launch plan, spring', 'Garden party', 'Hiring', 'What should we read next?', 'Old names'];

/** Past the server: the inviters would otherwise need threads of their own. */
async function plantInvitations({ uid, email }: Newcomer): Promise<void> {
  // Only a verified address lists its invitations.
  const verified = await fetch(
    authUrl('update').replace('/accounts', `/projects/${DEMO_PROJECT_ID}/accounts`),
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
      body: JSON.stringify({ localId: uid, emailVerified: true }),
    },
  );
  z.object({ localId: z.string() }).parse(await verified.json());
  const { uid: by, name: byName } = DEMO_PEOPLE[1];
  await commit([
    ...TITLES.map((title, index) => ({
      path: `invites/${uid}-${index}`,
      fields: {
        kind: 'address',
        // Grace owns it: signing in deletes invitations of people without the right.
        threadId: 'demo-beta-numbers',
        title,
        titleBy: 'person',
        role: index === 0 ? 'editor' : 'viewer',
        by,
        byName,
        email,
        state: 'open',
        createdAt: new Date(Date.now() - index * 3_600_000),
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    })),
    {
      path: `users/${uid}/blocks/thread-left-for-good`,
      fields: { title: 'Cheap watches', titleBy: 'person', uids: [], at: new Date() },
    },
  ]);
}
