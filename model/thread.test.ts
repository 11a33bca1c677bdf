import { expect, test } from 'vitest';
import { threadSchema } from './thread';

test.each([
  ['whoever may export it', { exportBy: 'admins' }, 'admins'],
  ['everyone where nobody chose', {}, 'everyone'],
  ['whom its own setting says', { exportBy: 'admins', forkBy: 'everyone' }, 'everyone'],
] as const)('[H18] [K5] new threads are started from a thread by %s', (_, chosen, forkBy) => {
  const { settings } = threadSchema.shape;
  expect(settings.parse({ replyPolicy: 'auto', model: null, ...chosen })).toMatchObject({ forkBy });
});
