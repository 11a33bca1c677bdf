import { expect, test } from 'vitest';
import { readSource } from '@/scripts/check/source-files';
import { syntaxErrors } from '@/scripts/check/source-marks';
import { DEFECTS, defectMarks, ownRoot, plantedFiles } from './defects';

test('every write that a defect breaks is marked', () => {
  const claim = Array<string>(4).fill('free-claim');
  expect(defectMarks().toSorted()).toEqual([...claim, 'kept-draft']);
});

test.each([
  { name: 'the root of the copy', files: () => [ownRoot()] },
  ...DEFECTS.map((defect) => ({ name: defect.name, files: () => plantedFiles(defect) })),
])('$name changes the source, which still parses', ({ files }) => {
  expect(files()).not.toEqual([]);
  for (const { file, text } of files()) {
    expect(text).not.toBe(readSource(file));
    expect(syntaxErrors(text)).toEqual([]);
  }
});
