// The import walls: which modules of ours the files of a folder may import besides their own folder, and which packages they
// may not. Lint reads this table (oxlint.config.ts); walls.test.ts plants a breach for every line and expects lint to report it.

import {
  type Wall,
  WEB,
  ADMIN,
  MODELS,
  UI,
  ZOD,
  GENERATED,
  under,
  service,
  hook,
  screen,
  charts,
  server,
  rooms,
} from './wall.ts';

const EXPORT_DIALOG = 'app/_archive/export-dialog';
const IMPORT_PAGE = 'app/_archive/import/import-page';
const SERVICE = under('model', 'services/core', 'services/firebase', 'services/api');
const USAGE_PAGE = 'app/_usage/usage-page';
const USAGE_SHARED = ['app/_usage/figures', 'app/_usage/strings', 'app/_usage/usage.module.css'];
const SHARE_DIALOG = 'app/_share/share-dialog';
const MY_SHARES = 'app/_share/my-shares';
const HOOK = under('model', 'services', 'hooks/core');
const SCREEN = under('model', 'hooks', 'app/_ui');
const THREAD_PART = [...SCREEN, 'app/_thread/context', 'app/_thread/rows', 'app/_thread/strings'];
const PLATFORM = under('model', 'server/platform');
const RUNS = [...PLATFORM, ...under('server/access', 'server/messages', 'server/usage', 'server/runs')];

export const WALLS: readonly Wall[] = [
  {
    files: 'model/**',
    may: under('model'),
    never: `${WEB}|${ADMIN}|${MODELS}|${UI}|${GENERATED}|node:.*`,
    why: 'model/ is pure: it imports nothing but zod and itself.',
  },

  service('core', under('model', 'services/core'), 'services/core is below Firebase and our API.'),
  service('firebase', under('model', 'services/core', 'services/firebase'), 'Firebase knows no capability.'),
  service('api', SERVICE, 'Calling our API needs a token, and no capability.'),
  service('account', [...SERVICE, ...under('services/account')], 'An account knows no thread.'),
  service(
    'threads',
    [...SERVICE, ...under('services/threads')],
    'Threads know neither messages nor members.',
  ),
  service(
    'search',
    [...SERVICE, ...under('services/search')],
    'Search knows what the API answers, and no capability.',
  ),
  service(
    'messages',
    [...SERVICE, ...under('services/threads', 'services/messages')],
    'Messages know threads alone.',
  ),
  service(
    'inputs',
    [...SERVICE, ...under('services/threads', 'services/inputs')],
    'Inputs know a message by its id.',
  ),
  service(
    'members',
    [...SERVICE, ...under('services/threads', 'services/members')],
    'Members know threads alone.',
  ),

  {
    ...service(
      'shares',
      [...SERVICE, ...under('services/threads', 'services/shares')],
      'Shares know a thread by its id.',
    ),
    // A guest's page reads a stream of server-sent events.
    never: `${ADMIN}|openai|react|react-dom|next|${GENERATED}|${ZOD}`,
  },
  service('usage', [...SERVICE, ...under('services/usage')], 'Usage knows a thread by its id.'),
  service('archive', [...SERVICE, ...under('services/archive')], 'Archives know a thread by its id.'),

  hook('core', HOOK, 'hooks/core is below every capability.'),
  hook('virtual-list', under('hooks/virtual-list'), 'The virtual list knows rows by key and height alone.'),
  hook('account', HOOK, 'An account knows no thread.'),
  hook('archive', HOOK, 'Archives know nothing of the screen around them.'),
  hook('activity', HOOK, 'Events know nothing of the screen around them.'),
  hook('inputs', HOOK, 'Inputs know nothing of the screen around them.'),
  hook('messages', HOOK, 'A message knows nothing of the screen around it.'),
  hook('presence', HOOK, 'Presence knows nothing of the screen around it.'),
  hook('runs', HOOK, 'Runs know nothing of the screen around them.'),
  hook('usage', HOOK, 'Usage and feedback know nothing of the screen around them.'),
  hook('shares', HOOK, 'Shares know nothing of the screen around them.'),
  hook('threads', HOOK, 'Threads know neither messages nor members.'),
  hook('composer', [...HOOK, ...under('hooks/threads')], 'The composer knows its thread alone.'),
  hook('members', [...HOOK, ...under('hooks/threads')], 'Members know their thread alone.'),
  hook(
    'notifications',
    [...HOOK, ...under('hooks/threads', 'hooks/members')],
    'Notifications know threads and invitations.',
  ),
  hook(
    'search',
    [...HOOK, ...under('hooks/threads')],
    'Search knows which threads were lost, and no screen.',
  ),
  hook(
    'timeline',
    [...HOOK, ...under('hooks/activity', 'hooks/composer')],
    'The timeline merges messages, events and the outbox.',
  ),
  hook(
    'shell',
    [...HOOK, ...under('hooks/threads', 'hooks/members', 'hooks/composer', 'hooks/shell')],
    'The shell holds what is around a thread.',
  ),

  screen(
    '**',
    under('model', 'hooks', 'app'),
    'app/ shows what hooks/ gives it; no services, server or Firebase here.',
  ),
  screen(
    '_ui/**',
    under('model', 'hooks/core', 'app/_ui'),
    'Controls know no capability: of hooks/, they import core alone.',
  ),
  screen('_archive/**', SCREEN, 'An export knows its thread by id alone, and an import knows no thread.'),
  screen('_settings/**', [...SCREEN, EXPORT_DIALOG, MY_SHARES], 'Settings are a room of their own.'),
  screen(
    '_share/**',
    [
      ...SCREEN,
      ...under(
        'app/_share',
        'app/_thread/conversation',
        'app/_thread/message',
        'app/_thread/markdown',
        'app/_sign-in',
      ),
      'app/_thread/context',
      'app/_settings/language-switch',
      'app/_shell/toaster',
    ],
    '_share → {conversation, message, markdown}: what draws a thread works without an actor.',
  ),
  screen('_sign-in/**', [...SCREEN, 'app/_settings/language-switch'], 'Signing in is a room of its own.'),
  screen(
    '_invite/**',
    [...SCREEN, 'app/_settings/language-switch', ...under('app/_sign-in')],
    'An invite signs people in.',
  ),
  screen('_search/**', [...SCREEN, ...under('app/_search')], 'Search is a room of its own.'),
  screen('_usage/**', [...SCREEN, ...under('app/_usage')], 'Usage is a room of its own.'),
  charts(
    '_usage/charts/**',
    [...SCREEN, ...USAGE_SHARED],
    'The one folder that draws charts, of what it is given.',
  ),
  screen('_home/**', SCREEN, 'The start page is a room of its own.'),
  screen(
    '_shell/**',
    [
      ...SCREEN,
      ...under(
        'app/_home',
        'app/_invite',
        'app/_settings',
        'app/_shell',
        'app/_search',
        'app/_sidebar',
        'app/_sign-in',
      ),
      'app/strings',
      IMPORT_PAGE,
      USAGE_PAGE,
      'app/_thread/thread-screen',
      'app/_thread/no-access',
    ],
    'Of a thread, the shell knows its screen alone.',
  ),
  screen(
    '_sidebar/**',
    [
      ...SCREEN,
      ...under('app/_sidebar'),
      ...['commands', 'dialogs', 'title-input', 'strings'].map((name) => `app/_thread/${name}`),
      'app/_search/quick-results',
    ],
    'Of a thread, its list knows the commands and their dialogs; of search, the first hits.',
  ),
  screen(
    '_thread/*',
    [
      ...SCREEN,
      ...under('app/_thread', 'app/demo'),
      'app/_settings/notifications-offer',
      'app/_search/find/find-bar',
      EXPORT_DIALOG,
      SHARE_DIALOG,
    ],
    'A thread knows nothing of the shell around it.',
  ),
  screen(
    '_thread/conversation/**',
    [...THREAD_PART, ...under('app/_thread/conversation', 'app/_thread/message', 'app/_thread/activity')],
    'conversation → {message, activity} → markdown',
  ),
  screen(
    '_thread/message/**',
    [...THREAD_PART, ...under('app/_thread/message', 'app/_thread/markdown'), EXPORT_DIALOG, SHARE_DIALOG],
    'message → markdown',
  ),
  screen('_thread/markdown/**', [...SCREEN, ...under('app/_thread/markdown')], 'Markdown knows no message.'),
  screen('_thread/composer/**', [...THREAD_PART, ...under('app/_thread/message')], 'composer → message'),
  screen('_thread/members/**', [...THREAD_PART, ...under('app/_thread/members')], 'Members know no message.'),
  screen('_thread/activity/**', THREAD_PART, 'Events know no message.'),
  screen('_thread/settings/**', THREAD_PART, 'Settings know no message.'),
  {
    ...screen(
      '_thread/message/generated/**',
      [...THREAD_PART, ...under('app/_thread/message', 'app/_thread/markdown')],
      'The one folder that knows the C1 SDK.',
    ),
    never: `${WEB}|${ADMIN}|${MODELS}`,
  },
  screen(
    's/**',
    [...under('model', 'app'), 'server/shares/link-card'],
    'The page of a share asks the server for its card alone.',
  ),
  ...['app/layout.tsx', 'app/api/**'].map((files) => ({
    files,
    may: under('model', 'server', 'app'),
    never: `${WEB}|${ADMIN}|${MODELS}|${GENERATED}`,
    why: 'Route handlers and the root layout know server/ and model/ alone.',
  })),

  server(
    'platform/**',
    PLATFORM,
    'platform ← access ← messages ← runs ← {chat, members} ← threads ← account',
  ),
  server('access/**', PLATFORM, 'platform ← access'),
  server('messages/**', [...PLATFORM, ...rooms('access')], 'platform, access ← messages'),
  server('usage/**', [...PLATFORM, ...rooms('usage')], 'platform ← usage'),
  server('runs/**', RUNS, 'platform, access, messages, usage ← runs'),
  {
    ...server(
      'runs/model/**',
      [...PLATFORM, ...under('server/runs/model')],
      'The one folder that knows the OpenAI SDK; a model knows no thread.',
    ),
    never: `${WEB}|${UI}|${GENERATED}`,
  },
  server('chat/**', [...RUNS, ...rooms('feedback')], 'runs, feedback ← chat'),
  server('members/**', RUNS, 'runs ← members'),
  server('threads/**', [...RUNS, ...rooms('members')], 'members ← threads'),
  server(
    'imports/**',
    [...PLATFORM, ...rooms('access', 'messages', 'members', 'threads', 'imports')],
    'threads ← imports',
  ),
  server('account/**', [...RUNS, ...rooms('members', 'threads', 'imports')], 'threads, imports ← account'),
  server(
    'forks/**',
    [...PLATFORM, ...rooms('access', 'messages', 'members', 'threads', 'shares', 'forks')],
    'threads, shares ← forks',
  ),
  server('search/**', [...PLATFORM, ...rooms('access', 'search')], 'access ← search'),
  server('feedback/**', [...PLATFORM, ...rooms('access', 'feedback')], 'access ← feedback'),
  server(
    'analytics/**',
    [...PLATFORM, ...rooms('access', 'search', 'analytics')],
    'search ← analytics: sums of the rows that its feeder brings.',
  ),
  server(
    'shares/**',
    [...PLATFORM, ...rooms('access', 'shares')],
    'access ← shares: they listen, and write nothing of a thread.',
  ),
  server(
    'archive/**',
    [...PLATFORM, ...rooms('access', 'members', 'threads', 'archive')],
    'threads ← archive',
  ),
  {
    ...server(
      'archives/**',
      [...PLATFORM, ...rooms('archives'), 'server/archive/zip-stream'],
      'Archives copy the documents of threads, and know no capability.',
    ),
    never: `${WEB}|${MODELS}|${UI}|${GENERATED}`,
  },
];
