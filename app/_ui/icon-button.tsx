import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button';

type Props = Omit<ComponentProps<typeof Button>, 'shape' | 'aria-label' | 'children'> & {
  /** What it does, for whoever hears it and, where no `title` says less, for whoever points at it. */
  label: string;
  icon: ReactNode;
};

/** A button that shows nothing but an icon. */
export function IconButton({ label, icon, look = 'quiet', title = label, ...rest }: Props) {
  return (
    <Button {...rest} look={look} shape="icon" aria-label={label} title={title}>
      {icon}
    </Button>
  );
}
