// Who sees what the whole site uses: addresses in SITE_ADMINS. An address that nobody has verified is anybody's.
import 'server-only';
import { AppError } from '@/model/errors';
import { config } from '@/server/platform/config';
import { errorText } from '@/server/platform/strings';
import type { Person } from './person';

/** `email` of a person is verified, or null. */
export function isSiteAdmin({ email }: Pick<Person, 'email'>): boolean {
  return email !== null && config().siteAdmins.includes(email);
}

/** @throws AppError forbidden */
export function requireSiteAdmin(person: Pick<Person, 'email'>): void {
  // guard: site-usage-for-its-admins
  if (!isSiteAdmin(person)) throw new AppError('forbidden', errorText.siteAdminsOnly);
}
