// What other sites may show of a link, without opening it.
import { expect, test } from 'vitest';
import { createShareRequestSchema } from '@/model/share-requests';
import { sharePath } from '@/model/paths';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, db } = await setUpFixtures();
const { createThread } = await import('@/server/threads/threads');
const { createShare, revokeShare } = await import('@/server/shares/shares');
const { titleOnCard } = await import('@/server/shares/link-card');

const ada = await person('Ada');
const { id: threadId } = await createThread(ada);
const made = (body: object) =>
  createShare(ada, threadId, createShareRequestSchema.parse({ audience: 'anyone', ...body }));

test('[H29] a card has the title only where the sharer chose so, and only while the link lives', async () => {
  const quiet = await made({});
  expect(await titleOnCard(quiet.token)).toBeNull();
  expect(await titleOnCard('A'.repeat(43))).toBeNull();

  const shown = await made({ showsTitle: true, password: 'tide tables' });
  expect(await titleOnCard(shown.token)).toMatchObject({ titleBy: 'default' });
  await db.doc(sharePath(shown.share.id)).update({ expiresAt: new Date(Date.now() - 1) });
  expect(await titleOnCard(shown.token)).toBeNull();

  const revoked = await made({ showsTitle: true });
  await revokeShare(ada, { threadId, shareId: revoked.share.id });
  expect(await titleOnCard(revoked.token)).toBeNull();
});
