// Passwords of shares: scrypt, few at once, because each takes 16 MB and a fifth of a second of a core.
import 'server-only';
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AppError } from '@/model/errors';
import { errorText } from '@/server/platform/strings';
import { shareState } from './state';

const COST = { N: 2 ** 14, r: 8, p: 5 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const AT_ONCE = 4;

/** @returns `salt.hash`. @throws AppError too-many while four others are computed */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return `${salt.toString('base64url')}.${(await derive(password, salt)).toString('base64url')}`;
}

/** Whether it is the password of `stored`; without one nothing is, at the same cost. @throws AppError too-many */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [salt = '', hash = ''] = (stored ?? '').split('.');
  const derived = await derive(password, stored === null ? NOBODYS : Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(hash, 'base64url');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

const NOBODYS = randomBytes(SALT_BYTES);

async function derive(password: string, salt: Buffer): Promise<Buffer> {
  const state = shareState();
  // guard: few-passwords-at-once
  if (state.hashing >= AT_ONCE) throw new AppError('too-many', errorText.sharesBusy, { retryAfterS: 1 });
  state.hashing += 1;
  try {
    return await new Promise((resolve, reject) => {
      scrypt(password.normalize('NFC'), salt, HASH_BYTES, COST, (error, key) =>
        error === null ? resolve(key) : reject(error),
      );
    });
  } finally {
    state.hashing -= 1;
  }
}
