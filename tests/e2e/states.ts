// Every state that a screen can be in and that somebody should look at: by hand (`npm run shots`), and by states.spec.ts.
import { SIDEBAR } from '@/tests/e2e/states/sidebar';
import type { State } from '@/tests/e2e/states/harness';
import { FORM_BLOCKS } from '@/tests/e2e/states/form-blocks';
import { POLLS } from '@/tests/e2e/states/polls';
import { FORMS } from '@/tests/e2e/states/forms';
import { IMPORTS } from '@/tests/e2e/states/imports';
import { MEMBERS } from '@/tests/e2e/states/members';
import { PUBLIC_PAGES } from '@/tests/e2e/states/public-pages';
import { SEARCH } from '@/tests/e2e/states/search';
import { SHARES } from '@/tests/e2e/states/shares';
import { USAGE } from '@/tests/e2e/states/usage';
import { THREADS } from '@/tests/e2e/states/threads';

export const STATES: readonly State[] = [
  ...PUBLIC_PAGES,
  ...SIDEBAR,
  ...THREADS,
  ...FORMS,
  ...FORM_BLOCKS,
  ...POLLS,
  ...MEMBERS,
  ...SEARCH,
  ...IMPORTS,
  ...SHARES,
  ...USAGE,
];
