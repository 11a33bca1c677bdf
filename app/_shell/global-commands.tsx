'use client';
import {
  Bell,
  ChartNoAxesColumn,
  CircleUser,
  FileUp,
  Keyboard,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Search,
  Settings,
  SquarePen,
  Sun,
  TextSearch,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { useCommandsHere, type Command } from '@/hooks/shell/use-commands';
import { useNavigate } from '@/hooks/core/use-location';
import { openNewThread } from '@/hooks/shell/new-thread';
import { useToasts } from '@/hooks/core/use-toasts';
import { signOutHere } from '@/hooks/core/session/session';
import { useIdleChunk } from '@/hooks/shell/use-idle';
import { useShortcuts } from '@/hooks/shell/use-shortcuts';
import { useLanguageSetting, useStrings } from '@/hooks/core/use-strings';
import { DEVICE_SETTINGS } from '@/model/device-settings';
import { LANGUAGES, LANGUAGE_NAMES } from '@/model/language';
import type { Tab } from '@/app/_settings/tabs';
import { personMenuStrings } from '@/app/_sidebar/strings';
import { globalCommandStrings } from './strings';

const loadCommandPalette = () => import('./command-palette').then((module) => module.CommandPalette);
const CommandPalette = dynamic(loadCommandPalette, { ssr: false });
const loadShortcuts = () => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog);
const ShortcutsDialog = dynamic(loadShortcuts, { ssr: false });
const loadSettings = () => import('@/app/_settings/settings-dialog').then((module) => module.SettingsDialog);
const SettingsDialog = dynamic(loadSettings, { ssr: false });

type Open = { kind: 'nothing' | 'palette' | 'shortcuts' } | { kind: 'settings'; tab: Tab };
const NOTHING: Open = { kind: 'nothing' };

/** The dialogs that can open on every page, and the commands that are available everywhere. */
export function GlobalCommands() {
  const [open, setOpen] = useState<Open>(NOTHING);
  useCommandsHere(useNavigationCommands(setOpen));
  useCommandsHere(useDeviceSettingCommands());
  useShortcuts();
  useIdleChunk(loadCommandPalette);
  const close = () => setOpen(NOTHING);
  switch (open.kind) {
    case 'nothing':
      return null;
    case 'palette':
      return <CommandPalette onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'settings':
      return <SettingsDialog tab={open.tab} onClose={close} />;
  }
}

function useNavigationCommands(setOpen: (open: Open) => void): readonly Command[] {
  const strings = useStrings(globalCommandStrings);
  const menu = useStrings(personMenuStrings);
  const { toastError } = useToasts();
  const navigate = useNavigate();
  return useMemo(() => {
    // A chunk that cannot be fetched is reported by a toast.
    const show = (load: () => Promise<unknown>, open: Open) => () =>
      void loadChunk(load).then(() => setOpen(open), toastError);
    const openTab = (tab: Tab) => show(loadSettings, { kind: 'settings', tab });
    return [
      { id: 'new thread', label: strings.newThread, Icon: SquarePen, press: () => openNewThread(navigate) },
      {
        id: 'palette',
        label: strings.palette,
        Icon: Search,
        press: show(loadCommandPalette, { kind: 'palette' }),
      },
      { id: 'search', label: strings.search, Icon: TextSearch, press: () => navigate('/search') },
      { id: 'usage', label: menu.usage, Icon: ChartNoAxesColumn, press: () => navigate(MY_USAGE) },
      { id: 'import', label: menu.import, Icon: FileUp, press: () => navigate('/import') },
      { id: 'settings', label: menu.settings, Icon: Settings, press: openTab('general') },
      { id: 'account', label: menu.account, Icon: CircleUser, press: openTab('account') },
      { id: 'notifications', label: menu.notifications, Icon: Bell, press: openTab('notifications') },
      {
        id: 'shortcuts',
        label: menu.shortcuts,
        Icon: Keyboard,
        press: show(loadShortcuts, { kind: 'shortcuts' }),
      },
      { id: 'sign out', label: menu.signOut, Icon: LogOut, press: () => void signOutHere() },
    ];
  }, [strings, menu, navigate, toastError, setOpen]);
}

/** Also from a thread's usage, which has the same path. */
const MY_USAGE = '/usage?of=mine';

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

function useDeviceSettingCommands(): readonly Command[] {
  const strings = useStrings(globalCommandStrings);
  const menu = useStrings(personMenuStrings);
  const [, setTheme] = useDeviceSetting('theme');
  const { chooseLanguage } = useLanguageSetting();
  return useMemo(
    () => [
      ...DEVICE_SETTINGS.theme.map((theme) => ({
        id: `theme ${theme}`,
        label: strings.theme(menu.themes[theme]),
        Icon: THEME_ICONS[theme],
        press: () => setTheme(theme),
      })),
      ...LANGUAGES.map((language) => ({
        id: `language ${language}`,
        label: strings.language(LANGUAGE_NAMES[language]),
        Icon: Languages,
        press: () => chooseLanguage(language),
      })),
    ],
    [strings, menu, setTheme, chooseLanguage],
  );
}
