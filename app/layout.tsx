import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { DEVICE_SETTINGS, cookieOf, valueOf, type DeviceSetting } from '@/model/device-settings';
import { LANGUAGE_TAGS } from '@/model/language';
import { HERE_COOKIE, PRODUCT_NAME } from '@/model/product';
import { getPageConfig } from '@/server/platform/page-config';
import { signInStrings } from '@/app/_sign-in/strings';
import { getPageLanguage } from './page-language';
import { Providers } from './providers';
import './globals.css';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: { default: PRODUCT_NAME, template: `%s · ${PRODUCT_NAME}` },
    description: signInStrings[await getPageLanguage()].sentence,
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The on-screen keyboard shrinks the page instead of covering the composer.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131615' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const language = await getPageLanguage();
  const settingValue = (setting: DeviceSetting) => {
    const value = valueOf(setting, jar.get(cookieOf(setting))?.value);
    return value === DEVICE_SETTINGS[setting][0] ? undefined : value;
  };
  return (
    <html
      lang={LANGUAGE_TAGS[language]}
      data-theme={settingValue('theme')}
      data-density={settingValue('density')}
      data-enter={settingValue('enter')}
      data-keys={settingValue('keys')}
      data-marks={settingValue('marks')}
      data-list={settingValue('list')}
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
