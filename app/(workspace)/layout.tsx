import type { ReactNode } from 'react';
import { SessionProvider } from '@/hooks/core/session/session';
import { AuthGate } from '@/app/_shell/auth-gate';

/** The workspace reads the URL itself, so navigating between threads needs no round trip to the server. */
export default function WorkspaceLayout({ children }: { children: ReactNode }) {
  return (
    <SessionProvider>
      <AuthGate />
      {children}
    </SessionProvider>
  );
}
