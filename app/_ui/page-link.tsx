'use client';
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import { useNavigate } from '@/hooks/core/use-location';
import { useHref } from '@/hooks/core/session/use-session';

type Props = {
  ref?: Ref<HTMLAnchorElement>;
  to: string;
  className: string;
  label?: string;
  isCurrent?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ReactNode;
};

/** A link inside the workspace: a plain press navigates on the client, every other press is the browser's. */
export function PageLink({ ref, to, className, label, isCurrent = false, onKeyDown, children }: Props) {
  const href = useHref();
  const navigate = useNavigate();
  const press = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a
      ref={ref}
      href={href(to)}
      className={className}
      onClick={press}
      onKeyDown={onKeyDown}
      {...(label && { 'aria-label': label })}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {children}
    </a>
  );
}
