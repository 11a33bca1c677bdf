'use client';
import type { ReactNode } from 'react';
import { SessionProvider } from '@/hooks/use-session';
import type { PageConfig } from '@/model/api';

type Props = { config: PageConfig; wasHere: boolean; children: ReactNode };

export function Providers({ config, wasHere, children }: Props) {
  return (
    <SessionProvider config={config} wasHere={wasHere}>
      {children}
    </SessionProvider>
  );
}
