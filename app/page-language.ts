import { cookies, headers } from 'next/headers';
import { cookieOf } from '@/model/choices';
import { languageFor, type Language } from '@/model/language';

/** The language in which the server draws this request's page. */
export async function languageOfPage(): Promise<Language> {
  const jar = await cookies();
  return languageFor(jar.get(cookieOf('language'))?.value, (await headers()).get('accept-language'));
}
