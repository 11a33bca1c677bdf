'use client';
// Settings of this browser: see model/device-settings.ts.
import { useCallback, useSyncExternalStore } from 'react';
import {
  DEVICE_SETTINGS,
  cookieOf,
  valueOf,
  type DeviceSetting,
  type ValueOf,
} from '@/model/device-settings';

const YEAR_S = 60 * 60 * 24 * 365;
const watchers = new Set<() => void>();

/** Subscribes to changes of any setting, and of the system's theme. */
export function watchDeviceSettings(changed: () => void): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  watchers.add(changed);
  return () => {
    system.removeEventListener('change', changed);
    watchers.delete(changed);
  };
}

/** The current value; in the browser only. */
export function readDeviceSetting<C extends DeviceSetting>(setting: C): ValueOf<C> {
  return valueOf(setting, document.documentElement.dataset[setting]);
}

export function writeCookie(name: string, value: string | null): void {
  document.cookie = `${name}=${value ?? ''}; path=/; samesite=lax; max-age=${value === null ? 0 : YEAR_S}`;
}

export function useDeviceSetting<C extends DeviceSetting>(
  setting: C,
): [ValueOf<C>, (value: ValueOf<C>) => void] {
  const value = useSyncExternalStore(
    watchDeviceSettings,
    () => readDeviceSetting(setting),
    () => valueOf(setting, undefined),
  );
  const change = useCallback(
    (next: ValueOf<C>) => {
      const isUsual = next === DEVICE_SETTINGS[setting][0];
      if (isUsual) delete document.documentElement.dataset[setting];
      else document.documentElement.dataset[setting] = next;
      writeCookie(cookieOf(setting), isUsual ? null : next);
      for (const watcher of watchers) watcher();
    },
    [setting],
  );
  return [value, change];
}
