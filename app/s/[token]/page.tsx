import type { Metadata } from 'next';
import { displayTitleOf } from '@/model/display-name';
import { PRODUCT_NAME } from '@/model/product';
import { titleOnCard } from '@/server/shares/link-card';
import { getPageLanguage } from '@/app/page-language';
import { GuestPage } from '@/app/_share/guest/guest-page';
import { guestStrings } from '@/app/_share/guest/strings';

type Props = { params: Promise<{ token: string }> };

/**
 * The address is a secret: no search engine keeps it, and no other site hears of it. Its preview has the title of the thread only
 * where the sharer chose so; the page's own title comes with the thread.
 */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await getPageLanguage();
  const shown = await titleOnCard((await params).token);
  const description = guestStrings[language].sharedThread;
  return {
    title: { absolute: PRODUCT_NAME },
    description,
    robots: { index: false, follow: false, noarchive: true },
    referrer: 'no-referrer',
    openGraph: {
      siteName: PRODUCT_NAME,
      title: shown === null ? PRODUCT_NAME : displayTitleOf(shown, language),
      description,
    },
  };
}

export default async function ShareRoute({ params }: Props) {
  return <GuestPage secret={(await params).token} />;
}
