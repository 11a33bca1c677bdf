import { expect, test } from 'vitest';
import { AppError, ERROR_CODES, STATUS_OF, asAppError } from './errors';
import { LANGUAGES } from './language';
import { RUN_ERRORS } from './run';
import { runErrorStrings } from './run-strings';

test('[E9] every code has a text of whole sentences, and a status', () => {
  for (const code of ERROR_CODES) {
    expect(new AppError(code).message).toMatch(/^[A-Z].{20,}[.]$/);
    expect(STATUS_OF[code]).toBeGreaterThanOrEqual(400);
  }
});

test('[R8] every failure of a model has a text for people', () => {
  for (const error of RUN_ERRORS) expect(runErrorStrings.en[error]).toMatch(/^[A-Z].*[.]$/);
  for (const language of LANGUAGES) expect(Object.keys(runErrorStrings[language])).toEqual([...RUN_ERRORS]);
});

test('[E1] a foreign error becomes unknown, with its cause for the log only', () => {
  const cause = new Error('secret detail');
  const error = asAppError(cause);
  expect(error).toMatchObject({ code: 'unknown', cause });
  expect(error.message).not.toContain('secret');
  const ours = new AppError('busy');
  expect(asAppError(ours)).toBe(ours);
});
