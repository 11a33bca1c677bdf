import { expect, test } from 'vitest';
import { MAX_OPEN_EXPORTS, MAX_OPEN_STREAMS } from '@/model/limits';
import { openStream } from './open-streams';

test('[E11] the sixth stream of a person is refused until one ends; others have their own', () => {
  const closes = Array.from({ length: MAX_OPEN_STREAMS }, () => openStream('ada', 'answer'));
  expect(() => openStream('ada', 'answer')).toThrow(expect.objectContaining({ code: 'too-many' }));
  openStream('grace', 'answer')();
  // Ending one twice makes room for one.
  closes[0]?.();
  closes[0]?.();
  const again = openStream('ada', 'answer');
  expect(() => openStream('ada', 'answer')).toThrow(expect.objectContaining({ code: 'too-many' }));
  for (const close of [...closes, again]) close();
  for (const close of Array.from({ length: MAX_OPEN_STREAMS }, () => openStream('ada', 'answer'))) close();
});

test('[K8] a person has two exports running, beside their answers; one that ends makes room', () => {
  const closes = Array.from({ length: MAX_OPEN_EXPORTS }, () => openStream('ada', 'export'));
  expect(() => openStream('ada', 'export')).toThrow(expect.objectContaining({ code: 'too-many' }));
  openStream('ada', 'answer')();
  openStream('grace', 'export')();
  closes[0]?.();
  openStream('ada', 'export')();
  for (const close of closes) close();
});
