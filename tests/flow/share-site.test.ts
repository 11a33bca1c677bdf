// What the site allows of shares: here people of this site alone, and two days.
import { expect, test } from 'vitest';
import { createShareRequestSchema } from '@/model/share-requests';
import { sharePath } from '@/model/paths';
import { setUpFixtures } from '@/tests/support/fixtures';
import { guestsOnServer } from '@/tests/support/guests';

const { person, db } = await setUpFixtures({ SHARES: 'signed-in', SHARES_MAX_DAYS: '2' });
const { createThread } = await import('@/server/threads/threads');
const { changeShare, createShare } = await import('@/server/shares/shares');
const { getShares } = await import('@/server/shares/share-lists');
const { opened } = await guestsOnServer();

const ada = await person('Ada');
const { id: threadId } = await createThread(ada);
const DAY_MS = 24 * 3_600_000;

const made = (body: object) =>
  createShare(ada, threadId, createShareRequestSchema.parse({ audience: 'signed-in', ...body }));

test('[H15] the site decides whom links may let in; those from before are closed', async () => {
  await expect(made({ audience: 'anyone' })).rejects.toMatchObject({ code: 'forbidden' });
  const { share, token } = await made({});
  const target = { threadId, shareId: share.id };
  await expect(changeShare(ada, target, { audience: 'anyone' })).rejects.toMatchObject({ code: 'forbidden' });
  await opened(token, { person: ada });
  await db.doc(sharePath(share.id)).update({ audience: 'anyone' });
  await expect(opened(token, { person: ada })).rejects.toMatchObject({ code: 'share-closed' });
  const { shares, site } = await getShares(ada, threadId);
  expect(shares).toMatchObject([{ state: 'closed' }]);
  expect(site).toEqual({ audiences: ['signed-in'], maxDays: 2 });
});

test('[H15] the site decides how long links may live', async () => {
  for (const expiresInHours of [49, null])
    await expect(made({ expiresInHours })).rejects.toMatchObject({ code: 'invalid' });
  const { share } = await made({});
  expect(share.expiresAt).toBeLessThanOrEqual(Date.now() + 2 * DAY_MS);
  expect(share.expiresAt).toBeGreaterThan(Date.now() + DAY_MS);
  const target = { threadId, shareId: share.id };
  await expect(changeShare(ada, target, { expiresInHours: null })).rejects.toMatchObject({ code: 'invalid' });
  expect((await made({ expiresInHours: 48 })).share.state).toBe('active');
});
