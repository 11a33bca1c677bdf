'use client';
import * as Menu from '@radix-ui/react-dropdown-menu';
import { Check, ChevronsUpDown, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { signOutHere } from '@/hooks/use-session';
import { THEMES, useTheme, type Theme } from '@/hooks/use-theme';
import { useMe } from '@/hooks/use-workspace';
import { Avatar } from '../_ui/avatar';
import { buttonClass } from '../_ui/button';
import menu from '../_ui/menu.module.css';
import styles from './thread-nav.module.css';

const THEME_WORDS = {
  system: { words: 'Like the system', Icon: Monitor },
  light: { words: 'Light', Icon: Sun },
  dark: { words: 'Dark', Icon: Moon },
} as const satisfies Record<Theme, unknown>;

export function PersonMenu() {
  const me = useMe();
  const { theme, choose } = useTheme();
  return (
    <div className={styles.foot}>
      <Menu.Root modal={false}>
        <Menu.Trigger
          className={`${buttonClass({ look: 'quiet' })} ${styles.person}`}
          aria-label={`${me.name}: theme and sign out`}
        >
          <Avatar id={me.uid} name={me.name} size={30} />
          <span>{me.name}</span>
          <ChevronsUpDown size={16} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className={menu.menu} side="top" align="start" sideOffset={6}>
            <div className={menu.label}>
              <strong>{me.name}</strong>
              {me.email}
            </div>
            <Menu.Separator className={menu.line} />
            <Menu.RadioGroup value={theme}>
              {THEMES.map((one) => {
                const { words, Icon } = THEME_WORDS[one];
                return (
                  <Menu.RadioItem key={one} value={one} className={menu.item} onSelect={() => choose(one)}>
                    <Icon size={17} aria-hidden="true" /> {words}
                    <Menu.ItemIndicator asChild>
                      <Check size={17} aria-hidden="true" />
                    </Menu.ItemIndicator>
                  </Menu.RadioItem>
                );
              })}
            </Menu.RadioGroup>
            <Menu.Separator className={menu.line} />
            <Menu.Item className={menu.item} onSelect={() => void signOutHere()}>
              <LogOut size={17} aria-hidden="true" /> Sign out
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}
