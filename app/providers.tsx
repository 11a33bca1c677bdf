'use client';
import type { ReactNode } from 'react';
import { ConfigProvider } from '@/hooks/core/session/use-session';
import { LanguageProvider } from '@/hooks/core/use-strings';
import type { PageConfig } from '@/model/page-config';
import type { Language } from '@/model/language';

type Props = { config: PageConfig; wasHere: boolean; language: Language; children: ReactNode };

export function Providers({ config, wasHere, language, children }: Props) {
  return (
    <LanguageProvider initialLanguage={language}>
      <ConfigProvider config={config} wasHere={wasHere}>
        {children}
      </ConfigProvider>
    </LanguageProvider>
  );
}
