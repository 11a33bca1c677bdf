// What a person sets for one browser. Each choice is a cookie and an attribute of the page, so that the server draws it
// at once; the first value is the usual one and needs neither.

export const CHOICES = {
  theme: ['system', 'light', 'dark'],
  density: ['cosy', 'compact'],
  enter: ['sends', 'breaks'],
  /** Whether a single character is a key for something. */
  keys: ['single', 'modified'],
} as const;

export type Choice = keyof typeof CHOICES;
export type ValueOf<C extends Choice> = (typeof CHOICES)[C][number];

export function cookieOf(choice: Choice | 'language'): string {
  return `cothread-${choice}`;
}

/** A value of this choice; anything else means the usual one. */
export function valueOf<C extends Choice>(choice: C, value: string | undefined): ValueOf<C> {
  const values: readonly ValueOf<C>[] = CHOICES[choice];
  return values.find((one) => one === value) ?? CHOICES[choice][0];
}
