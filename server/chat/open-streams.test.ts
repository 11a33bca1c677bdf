import { expect, test } from 'vitest';
import { MAX_OPEN_STREAMS } from '@/model/limits';
import { openStream } from './open-streams';

test('[E11] the sixth stream of a person is refused until one ends; others have their own', () => {
  const closes = Array.from({ length: MAX_OPEN_STREAMS }, () => openStream('ada'));
  expect(() => openStream('ada')).toThrow(expect.objectContaining({ code: 'too-many' }));
  openStream('grace')();
  // Ending one twice makes room for one.
  closes[0]?.();
  closes[0]?.();
  const again = openStream('ada');
  expect(() => openStream('ada')).toThrow(expect.objectContaining({ code: 'too-many' }));
  for (const close of [...closes, again]) close();
  for (const close of Array.from({ length: MAX_OPEN_STREAMS }, () => openStream('ada'))) close();
});
