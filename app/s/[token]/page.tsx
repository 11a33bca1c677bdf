import type { Metadata } from 'next';
import { getPageLanguage } from '@/app/page-language';
import { GuestPage } from '@/app/_share/guest/guest-page';
import { guestStrings } from '@/app/_share/guest/strings';
import { PRODUCT_NAME } from '@/model/product';

type Props = { params: Promise<{ token: string }> };

/** The address is a secret: no search engine keeps it, and no other site hears of it. */
export async function generateMetadata(): Promise<Metadata> {
  const title = guestStrings[await getPageLanguage()].sharedThread;
  return {
    title: PRODUCT_NAME,
    description: title,
    robots: { index: false, follow: false, noarchive: true },
    referrer: 'no-referrer',
    openGraph: { siteName: PRODUCT_NAME, title: PRODUCT_NAME, description: title },
  };
}

export default async function ShareRoute({ params }: Props) {
  return <GuestPage secret={(await params).token} />;
}
