'use client';
import {
  Bell,
  CircleUser,
  Keyboard,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Search,
  Settings,
  SquarePen,
  Sun,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { fetchPart } from '@/hooks/core/load-chunk';
import { useChoice } from '@/hooks/core/use-device-settings';
import { useCommandsHere, type Command } from '@/hooks/shell/use-commands';
import { useNotices } from '@/hooks/core/use-toasts';
import { signOutHere } from '@/hooks/core/use-session';
import { useShortcuts } from '@/hooks/shell/use-shortcuts';
import { useNewThread } from '@/hooks/threads/use-threads';
import { useSpeaking, useWords } from '@/hooks/core/use-strings';
import { CHOICES } from '@/model/device-settings';
import { LANGUAGES, LANGUAGE_NAMES } from '@/model/language';
import type { Pane } from '@/app/_settings/tabs';
import { deskWords } from './strings';

const loadPalette = () => import('./command-palette').then((module) => module.Palette);
const Palette = dynamic(loadPalette, { ssr: false });
const loadShortcuts = () => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog);
const ShortcutsDialog = dynamic(loadShortcuts, { ssr: false });
const loadSettings = () => import('@/app/_settings/settings-dialog').then((module) => module.SettingsDialog);
const SettingsDialog = dynamic(loadSettings, { ssr: false });

type Open = { kind: 'nothing' | 'palette' | 'shortcuts' } | { kind: 'settings'; pane: Pane };
const NOTHING: Open = { kind: 'nothing' };

/** What lies over the page wherever one is, and what can be done everywhere. */
export function Desk() {
  const [open, setOpen] = useState<Open>(NOTHING);
  useCommandsHere(useWaysAround(setOpen));
  useCommandsHere(useMyChoices());
  useShortcuts();
  const close = () => setOpen(NOTHING);
  switch (open.kind) {
    case 'nothing':
      return null;
    case 'palette':
      return <Palette onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'settings':
      return <SettingsDialog pane={open.pane} onClose={close} />;
  }
}

function useWaysAround(setOpen: (open: Open) => void): readonly Command[] {
  const words = useWords(deskWords);
  const { create } = useNewThread();
  const { fail } = useNotices();
  return useMemo(() => {
    // What cannot be fetched is told where it was wanted.
    const show = (load: () => Promise<unknown>, open: Open) => () =>
      void fetchPart(load).then(() => setOpen(open), fail);
    const pane = (pane: Pane) => show(loadSettings, { kind: 'settings', pane });
    return [
      { id: 'new thread', words: words.newThread, Icon: SquarePen, press: () => void create() },
      { id: 'palette', words: words.palette, Icon: Search, press: show(loadPalette, { kind: 'palette' }) },
      { id: 'settings', words: words.settings, Icon: Settings, press: pane('general') },
      { id: 'account', words: words.account, Icon: CircleUser, press: pane('account') },
      { id: 'notices', words: words.notices, Icon: Bell, press: pane('notices') },
      {
        id: 'shortcuts',
        words: words.shortcuts,
        Icon: Keyboard,
        press: show(loadShortcuts, { kind: 'shortcuts' }),
      },
      { id: 'sign out', words: words.signOut, Icon: LogOut, press: () => void signOutHere() },
    ];
  }, [words, create, fail, setOpen]);
}

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

function useMyChoices(): readonly Command[] {
  const words = useWords(deskWords);
  const [, setTheme] = useChoice('theme');
  const { speak } = useSpeaking();
  return useMemo(
    () => [
      ...CHOICES.theme.map((theme) => ({
        id: `theme ${theme}`,
        words: words.theme(words.themes[theme]),
        Icon: THEME_ICONS[theme],
        press: () => setTheme(theme),
      })),
      ...LANGUAGES.map((language) => ({
        id: `language ${language}`,
        words: words.language(LANGUAGE_NAMES[language]),
        Icon: Languages,
        press: () => speak(language),
      })),
    ],
    [words, setTheme, speak],
  );
}
