'use client';
import {
  Bell,
  Check,
  ChevronsUpDown,
  CircleUser,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Sun,
} from 'lucide-react';
import { useChoice } from '@/hooks/core/use-device-settings';
import { runCommand } from '@/hooks/shell/use-commands';
import { signOutHere } from '@/hooks/core/use-session';
import { useWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';
import { CHOICES } from '@/model/device-settings';
import { Avatar } from '@/app/_ui/avatar';
import { buttonClass } from '@/app/_ui/button';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/app/_ui/menu';
import { deskWords } from '@/app/_shell/strings';
import styles from './sidebar.module.css';

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

export function PersonMenu() {
  const words = useWords(deskWords);
  const me = useMe();
  const face = (
    <>
      <Avatar id={me.uid} name={me.name} photoUrl={me.photoUrl} size={30} />
      <span>{me.name}</span>
      <ChevronsUpDown size={16} aria-hidden="true" />
    </>
  );
  return (
    <div className={styles.foot}>
      <Menu
        label={words.personMenu(me.name)}
        className={`${buttonClass({ look: 'quiet' })} ${styles.person}`}
        button={face}
        place="above"
      >
        <MenuLabel>
          <strong>{me.name}</strong>
          {me.email}
        </MenuLabel>
        <MenuLine />
        <MenuItem onPress={() => runCommand('settings')}>
          <Settings size={17} aria-hidden="true" /> {words.settings}
        </MenuItem>
        <MenuItem onPress={() => runCommand('account')}>
          <CircleUser size={17} aria-hidden="true" /> {words.account}
        </MenuItem>
        <MenuItem onPress={() => runCommand('notices')}>
          <Bell size={17} aria-hidden="true" /> {words.notices}
        </MenuItem>
        <MenuItem onPress={() => runCommand('shortcuts')}>
          <Keyboard size={17} aria-hidden="true" /> {words.shortcuts}
        </MenuItem>
        <MenuLine />
        <Themes />
        <MenuLine />
        <MenuItem onPress={() => void signOutHere()}>
          <LogOut size={17} aria-hidden="true" /> {words.signOut}
        </MenuItem>
      </Menu>
    </div>
  );
}

function Themes() {
  const words = useWords(deskWords);
  const [theme, choose] = useChoice('theme');
  return CHOICES.theme.map((one) => {
    const Icon = THEME_ICONS[one];
    return (
      <MenuItem key={one} checked={theme === one} onPress={() => choose(one)}>
        <Icon size={17} aria-hidden="true" /> {words.themes[one]}
        {theme === one && <Check size={17} aria-hidden="true" />}
      </MenuItem>
    );
  });
}
