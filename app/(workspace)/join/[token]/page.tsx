import type { Metadata } from 'next';
import { getPageLanguage } from '@/app/page-language';
import { invitePageStrings } from '@/app/_invite/strings';

/** The link is a secret: search engines must not index it. */
export async function generateMetadata(): Promise<Metadata> {
  const language = await getPageLanguage();
  return { title: invitePageStrings[language].pageTitle, robots: { index: false, follow: false } };
}

export default function JoinRoute() {
  return null;
}
