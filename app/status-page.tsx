import type { ReactNode } from 'react';
import { Logo } from '@/app/_ui/logo';

/** A page that has one thing to say. */
export function Calm({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <main className="calm">
      <Logo size={36} />
      <h1>{title}</h1>
      <p>{words}</p>
      {children}
    </main>
  );
}
