'use client';
import { Bell, Check, ChevronsUpDown, CircleUser, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { signOutHere } from '@/hooks/use-session';
import { useChoice } from '@/hooks/use-choice';
import { useMe } from '@/hooks/use-workspace';
import { CHOICES, type ValueOf } from '@/model/choices';
import { Avatar } from '../_ui/avatar';
import { buttonClass } from '../_ui/button';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../_ui/menu';
import styles from './thread-nav.module.css';

const AccountDialog = dynamic(
  () => import('./account/account-dialog').then((module) => module.AccountDialog),
  {
    ssr: false,
  },
);

const NoticesDialog = dynamic(
  () => import('./account/notices-dialog').then((module) => module.NoticesDialog),
  { ssr: false },
);

const THEME_WORDS = {
  system: { words: 'Like the system', Icon: Monitor },
  light: { words: 'Light', Icon: Sun },
  dark: { words: 'Dark', Icon: Moon },
} as const satisfies Record<ValueOf<'theme'>, unknown>;

export function PersonMenu() {
  const me = useMe();
  const [theme, choose] = useChoice('theme');
  const [dialog, setDialog] = useState<'none' | 'account' | 'notices'>('none');
  const close = () => setDialog('none');
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
        label={`${me.name}: account, theme and sign out`}
        className={`${buttonClass({ look: 'quiet' })} ${styles.person}`}
        button={face}
        place="above"
      >
        <MenuLabel>
          <strong>{me.name}</strong>
          {me.email}
        </MenuLabel>
        <MenuLine />
        <MenuItem onPress={() => setDialog('account')}>
          <CircleUser size={17} aria-hidden="true" /> Account
        </MenuItem>
        <MenuItem onPress={() => setDialog('notices')}>
          <Bell size={17} aria-hidden="true" /> Notices
        </MenuItem>
        <MenuLine />
        {CHOICES.theme.map((one) => {
          const { words, Icon } = THEME_WORDS[one];
          return (
            <MenuItem key={one} checked={theme === one} onPress={() => choose(one)}>
              <Icon size={17} aria-hidden="true" /> {words}
              {theme === one && <Check size={17} aria-hidden="true" />}
            </MenuItem>
          );
        })}
        <MenuLine />
        <MenuItem onPress={() => void signOutHere()}>
          <LogOut size={17} aria-hidden="true" /> Sign out
        </MenuItem>
      </Menu>
      {dialog === 'account' && <AccountDialog onClose={close} />}
      {dialog === 'notices' && <NoticesDialog onClose={close} />}
    </div>
  );
}
