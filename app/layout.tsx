import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { CHOICES, cookieOf, valueOf, type Choice } from '@/model/device-settings';
import { LANGUAGE_TAGS } from '@/model/language';
import { HERE_COOKIE, PRODUCT_NAME } from '@/model/product';
import { getPageConfig } from '@/server/platform/page-config';
import { signInWords } from '@/app/_sign-in/strings';
import { getPageLanguage } from './page-language';
import { Providers } from './providers';
import './globals.css';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: { default: PRODUCT_NAME, template: `%s · ${PRODUCT_NAME}` },
    description: signInWords[await getPageLanguage()].sentence,
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The keyboard of a phone makes the page shorter instead of lying over the composer.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131615' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const language = await getPageLanguage();
  const chosen = (choice: Choice) => {
    const value = valueOf(choice, jar.get(cookieOf(choice))?.value);
    return value === CHOICES[choice][0] ? undefined : value;
  };
  return (
    <html
      lang={LANGUAGE_TAGS[language]}
      data-theme={chosen('theme')}
      data-density={chosen('density')}
      data-enter={chosen('enter')}
      data-keys={chosen('keys')}
      suppressHydrationWarning
    >
      <body>
        <Providers config={getPageConfig()} wasHere={jar.has(HERE_COOKIE)} language={language}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
