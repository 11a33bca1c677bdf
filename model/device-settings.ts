// A person's settings of one browser. Each is a cookie and an attribute of the page, so that the server renders it
// immediately; the first value is the default and needs neither.

export const DEVICE_SETTINGS = {
  theme: ['system', 'light', 'dark'],
  density: ['cosy', 'compact'],
  enter: ['sends', 'breaks'],
  /** Whether a single character is a keyboard shortcut. */
  keys: ['single', 'modified'],
  /** Whether people's messages are formatted or show the marks that were typed. */
  marks: ['formatted', 'shown'],
  /** Whether the thread list is folded away, beside what is open. */
  list: ['shown', 'folded'],
} as const;

export type DeviceSetting = keyof typeof DEVICE_SETTINGS;
export type ValueOf<C extends DeviceSetting> = (typeof DEVICE_SETTINGS)[C][number];

export function cookieOf(setting: DeviceSetting | 'language'): string {
  return `cothread-${setting}`;
}

/** A value of this setting; anything else means the default. */
export function valueOf<C extends DeviceSetting>(setting: C, value: string | undefined): ValueOf<C> {
  const values: readonly ValueOf<C>[] = DEVICE_SETTINGS[setting];
  return values.find((one) => one === value) ?? DEVICE_SETTINGS[setting][0];
}
