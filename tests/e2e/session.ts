// Sessions of the demo people, past the sign-in page: a story that is about something else begins where a person returns.
import { expect, type Page } from 'playwright/test';
import * as z from 'zod/v4';
import { DEMO_PASSWORD } from '@/model/demo';
import { HERE_COOKIE } from '@/model/product';

export type Name = 'Ada' | 'Grace' | 'Linus';

export const EMAILS: Record<Name, string> = {
  Ada: 'ada@example.com',
  Grace: 'grace@example.com',
  Linus: 'linus@example.com',
};

const sessionSchema = z.object({
  localId: z.string(),
  idToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.coerce.number(),
});

/** A new one each time: an older one may have been ended by a story. */
async function newSession(name: Name): Promise<z.infer<typeof sessionSchema>> {
  const signIn = `http://${process.env['FIREBASE_AUTH_EMULATOR_HOST']}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=any`;
  const response = await fetch(signIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAILS[name], password: DEMO_PASSWORD, returnSecureToken: true }),
  });
  return sessionSchema.parse(await response.json());
}

export async function tokenOf(name: Name): Promise<string> {
  return (await newSession(name)).idToken;
}

/** As Firebase Auth stores it; the page asks the server who this is, and moves the entry to its IndexedDB. */
const STORED_KEY = 'firebase:authUser:demo-key:[DEFAULT]';

/**
 * Leaves a session in a browser that has none, from a document of the site that runs no scripts. A format that Firebase no
 * longer reads shows the sign-in page, which no story takes for the workspace.
 */
export async function placeSession(page: Page, name: Name): Promise<void> {
  const { localId, idToken, refreshToken, expiresIn } = await newSession(name);
  const user = {
    uid: localId,
    emailVerified: false,
    isAnonymous: false,
    stsTokenManager: { refreshToken, accessToken: idToken, expirationTime: Date.now() + expiresIn * 1_000 },
  };
  const response = await page.goto('/icon.svg');
  expect(response?.ok(), 'a document of the site').toBe(true);
  await page.evaluate(
    ({ key, user, cookie }) => {
      localStorage.setItem(key, user);
      document.cookie = `${cookie}=1; path=/; samesite=lax`;
    },
    { key: STORED_KEY, user: JSON.stringify(user), cookie: HERE_COOKIE },
  );
}
