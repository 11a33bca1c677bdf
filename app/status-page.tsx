import type { ReactNode } from 'react';
import { Logo } from '@/app/_ui/logo';

/** A page with a single message. */
export function StatusPage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main className="status-page">
      <Logo size={36} />
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </main>
  );
}
