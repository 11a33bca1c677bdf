'use client';
import { useSyncExternalStore } from 'react';
import { readDeviceSetting, watchDeviceSettings } from '@/hooks/core/use-device-settings';

function shown(): 'light' | 'dark' {
  const theme = readDeviceSetting('theme');
  if (theme !== 'system') return theme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** What is on the screen, for parts that must be told. */
export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(watchDeviceSettings, shown, () => 'light' as const);
}
