import type { ReactNode } from 'react';
import { AuthGate } from '@/app/_shell/auth-gate';

/** The workspace reads the address itself, so moving between threads needs no trip to the server. */
export default function WorkspaceLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AuthGate />
      {children}
    </>
  );
}
