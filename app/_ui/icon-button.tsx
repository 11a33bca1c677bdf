import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button';

type Props = Omit<ComponentProps<typeof Button>, 'shape' | 'aria-label' | 'children'> & {
  /** The accessible name and, where no `title` says less, the tooltip. */
  label: string;
  icon: ReactNode;
};

/** A button that shows only an icon. */
export function IconButton({ label, icon, look = 'quiet', title = label, ...rest }: Props) {
  return (
    <Button {...rest} look={look} shape="icon" aria-label={label} title={title}>
      {icon}
    </Button>
  );
}
