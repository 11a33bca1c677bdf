'use client';
import type { Command } from '@/hooks/shell/use-commands';
import { MenuItem } from '@/app/_ui/menu';

/** Commands as items of a menu. */
export function CommandItems({ commands }: { commands: readonly Command[] }) {
  return commands.map(({ id, label, Icon, press, tone }) => (
    // After the menu has given the focus back: what is opened may take it.
    <MenuItem key={id} onPress={() => setTimeout(press)} {...(tone && { tone })}>
      <Icon size={17} aria-hidden="true" /> {label}
    </MenuItem>
  ));
}
