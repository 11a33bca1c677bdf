'use client';
import { useSyncExternalStore } from 'react';
import { readDeviceSetting, watchDeviceSettings } from '@/hooks/core/use-device-settings';

function shown(): 'light' | 'dark' {
  const theme = readDeviceSetting('theme');
  if (theme !== 'system') return theme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The resolved theme, for components that take it as a prop. */
export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(watchDeviceSettings, shown, () => 'light' as const);
}
