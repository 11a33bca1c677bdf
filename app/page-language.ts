import { cookies, headers } from 'next/headers';
import { cookieOf } from '@/model/device-settings';
import { languageFor, type Language } from '@/model/language';

/** The language in which the server renders a page. */
export async function getPageLanguage(): Promise<Language> {
  return languageFor(
    (await cookies()).get(cookieOf('language'))?.value,
    (await headers()).get('accept-language'),
  );
}
