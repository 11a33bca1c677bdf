// The people and the thread of the demo, which exist when everything runs on local emulators.

export const DEMO_PEOPLE = [
  { key: 'ada', uid: 'demo-ada', name: 'Ada', email: 'ada@example.com' },
  { key: 'grace', uid: 'demo-grace', name: 'Grace', email: 'grace@example.com' },
  { key: 'linus', uid: 'demo-linus', name: 'Linus', email: 'linus@example.com' },
] as const;

/** Of accounts in the Auth emulator only; no other server has them. */
export const DEMO_PASSWORD = 'demo-password';
export const DEMO_THREAD_ID = 'demo-launch-plan';
/** Firebase SDKs never connect projects with this prefix to real services. */
export const DEMO_PROJECT_ID = 'demo-cothread';
