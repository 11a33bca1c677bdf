'use client';
import {
  Bell,
  ChartNoAxesColumn,
  Check,
  ChevronsUpDown,
  CircleUser,
  FileUp,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Sun,
} from 'lucide-react';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { runCommand } from '@/hooks/shell/use-commands';
import { signOutHere } from '@/hooks/core/session/session';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { DEVICE_SETTINGS } from '@/model/device-settings';
import { Avatar } from '@/app/_ui/avatar';
import { buttonClass } from '@/app/_ui/button';
import { Menu, MenuItem, MenuLabel, MenuDivider } from '@/app/_ui/menu';
import { personMenuStrings } from './strings';
import styles from './sidebar.module.css';

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

export function PersonMenu() {
  const strings = useStrings(personMenuStrings);
  const me = useMe();
  const buttonContent = (
    <>
      <Avatar id={me.uid} name={me.name} photoUrl={me.photoUrl} size={30} />
      <span>{me.name}</span>
      <ChevronsUpDown size={16} aria-hidden="true" />
    </>
  );
  return (
    <div className={styles.foot}>
      <Menu
        label={strings.personMenu(me.name)}
        className={`${buttonClass({ look: 'quiet' })} ${styles.person}`}
        button={buttonContent}
        placement="above"
      >
        <MenuLabel>
          <strong>{me.name}</strong>
          {me.email}
        </MenuLabel>
        <MenuDivider />
        <MenuItem onPress={() => runCommand('settings')}>
          <Settings size={17} aria-hidden="true" /> {strings.settings}
        </MenuItem>
        <MenuItem onPress={() => runCommand('account')}>
          <CircleUser size={17} aria-hidden="true" /> {strings.account}
        </MenuItem>
        <MenuItem onPress={() => runCommand('notifications')}>
          <Bell size={17} aria-hidden="true" /> {strings.notifications}
        </MenuItem>
        <MenuItem onPress={() => runCommand('usage')}>
          <ChartNoAxesColumn size={17} aria-hidden="true" /> {strings.usage}
        </MenuItem>
        <MenuItem onPress={() => runCommand('import')}>
          <FileUp size={17} aria-hidden="true" /> {strings.import}
        </MenuItem>
        <MenuItem onPress={() => runCommand('shortcuts')}>
          <Keyboard size={17} aria-hidden="true" /> {strings.shortcuts}
        </MenuItem>
        <MenuDivider />
        <Themes />
        <MenuDivider />
        <MenuItem onPress={() => void signOutHere()}>
          <LogOut size={17} aria-hidden="true" /> {strings.signOut}
        </MenuItem>
      </Menu>
    </div>
  );
}

function Themes() {
  const strings = useStrings(personMenuStrings);
  const [theme, choose] = useDeviceSetting('theme');
  return DEVICE_SETTINGS.theme.map((one) => {
    const Icon = THEME_ICONS[one];
    return (
      <MenuItem key={one} checked={theme === one} onPress={() => choose(one)}>
        <Icon size={17} aria-hidden="true" /> {strings.themes[one]}
        {theme === one && <Check size={17} aria-hidden="true" />}
      </MenuItem>
    );
  });
}
