// Guards of routes and the server, by the names in their `// guard:` comments, each with the test that must fail when the
// guard is broken. Those of shares and forks are in share-mutants.ts.
import { type Mutant, caughtBy } from './mutant';
import { SHARE_MUTANTS } from './share-mutants';

const STRANGER =
  "{ id: 'stranger', role: 'editor', name: '', photoUrl: null, joinedAt: 0, invitedBy: null, invitedByName: null }";

export const MUTANTS: readonly Mutant[] = [
  ...caughtBy('unit', 'server/access/sessions.test.ts', {
    'no-anonymous-sign-in': '[A7]',
    'only-allowed-addresses': '[E4] [A11]',
    'token-address-verified': '[E4] [A11]',
    'revocation-checked': {
      title: '[E4] [X7]',
      value: (verified) => verified.replace('checkRevoked', 'false'),
    },
  }),
  ...caughtBy('unit', 'model/c1-size.test.ts', {
    'circular-programs-not-drawn': '[F40] [X94] one that contains itself',
    'deep-programs-not-drawn': '[F40] [X94] one that is nested too deeply',
    'large-programs-not-drawn': '[F40] [X94] one that doubles 26 times',
  }),
  ...caughtBy('unit', 'server/account/picture-format.test.ts', {
    'no-compressed-bombs-in-pictures': '[A22] [A36] [X76]',
  }),
  ...caughtBy('unit', 'server/access/person.test.ts', {
    'reserved-names-refused': '[A15] an address that starts',
  }),
  ...caughtBy('unit', 'model/clean-text.test.ts', {
    'hidden-text-removed': { title: '[M4] [X104]', value: () => 'text' },
    'lines-visible': { title: '[A15] a name or title', value: () => 'cleanText(text)' },
  }),
  ...caughtBy('unit', 'model/archive/formats/chatgpt.test.ts', {
    'profile-skipped': '[K13] profile, instructions',
  }),
  ...caughtBy('unit', 'model/archive/archive.test.ts', {
    'inflation-counted': '[K17] a zip is refused',
  }),
  ...caughtBy('unit', 'model/prompt-fence.test.ts', {
    'people-fenced-in-prompt': { title: '[R24] [X100] inside a message', value: () => 'text' },
  }),
  ...caughtBy('flow', 'tests/flow/names.test.ts', {
    'look-alike-names-numbered': { title: '[A30]', value: () => '[]' },
  }),
  ...caughtBy('unit', 'app/_thread/message/generated/window-open.test.ts', {
    'every-opening-asks': '[A26] while generated UI is on the page',
  }),
  ...caughtBy('unit', 'app/_thread/markdown/links.test.ts', {
    'only-web-addresses-open': '[A26]',
  }),
  ...caughtBy('unit', 'model/pressed-text.test.ts', {
    'values-stay-in-their-quotes': { title: '[F41]', value: () => 'text' },
    'values-stay-in-their-lines': { title: '[F41]', value: () => '[text]' },
  }),
  ...caughtBy('unit', 'app/api/chat/route.test.ts', { 'body-user-is-token-user': '[E3]' }),
  ...caughtBy('unit', 'app/api/route-options.test.ts', {
    'adding-members-checks-revocation': '[E4] [A21]',
    'accepting-email-invites-checks-revocation': '[E4] [A21]',
    'approving-requests-checks-revocation': '[E4] [A21]',
    'transferring-checks-revocation': '[E4] [A21]',
    'requests-are-counted': '[E4] [A21]',
    'previews-are-counted': '[E4] [A21]',
    'pictures-are-counted': '[E4] [A21]',
    'searches-are-counted': '[E4] [A21]',
    'title-searches-are-counted': '[E4] [A21]',
    'sharing-checks-revocation': '[E4] [A21]',
    'openings-are-counted': '[E4] [A21]',
    'guests-pages-are-counted': '[E4] [A21]',
    'exporting-checks-revocation': '[E4] [A21]',
    'exports-are-counted': '[E4] [A21]',
    'importing-checks-revocation': '[E4] [A21]',
    'imports-are-counted': '[E4] [A21]',
    'forking-checks-revocation': '[E4] [A21]',
    'forks-are-counted': '[E4] [A21]',
    'forks-of-shares-are-counted': '[E4] [A21]',
  }),
  ...caughtBy('flow', 'tests/flow/chat.test.ts', {
    'only-members': { title: '[T7] a stranger', value: (member) => `(${member}) ?? ${STRANGER}` },
    'page-starts-in-own-thread': '[M5] a page that begins',
  }),
  ...caughtBy('flow', 'tests/flow/edit-delete.test.ts', {
    'only-own-messages-changed': '[M10] somebody else',
    'queued-run-cancelled-by-asker': '[R17]',
  }),
  ...caughtBy('flow', 'tests/flow/export.test.ts', {
    'exports-follow-the-setting': '[K5] owner and admins',
    'exports-check-each-page': '[K4] who is removed',
    'only-managers-restrict-exports': '[K5] owner and admins',
  }),
  ...caughtBy('flow', 'tests/flow/import.test.ts', {
    'only-own-imports': '[K22] a cancelled import',
    'only-posting-members-append': '[K21] who may not write',
    'rights-are-checked-when-appending': '[K21] who may not write',
    'parts-in-their-order': '[K19] finishing twice',
    'imports-are-whole': '[K19] finishing twice',
    'parts-are-small': '[K24] a part has at most',
    'appends-fit-one-commit': '[K24] more than one commit',
    'imports-of-a-day-are-limited': '[K24] what a person imports',
    'imported-fenced-in-prompt': { title: '[K23] the model reads', value: () => "message.role === 'user'" },
    'imported-answers-stay': '[K23] unsigned generated UI',
    'unsigned-is-never-drawn': '[K23] unsigned generated UI',
  }),
  ...caughtBy('unit', 'server/archive/markdown/markdown.test.ts', {
    'exports-escape-html': { title: '[K3]', value: () => 'text' },
    'exports-link-to-the-web': { title: '[K3]', value: () => 'true' },
    'file-names-are-escaped': { title: '[K3] a title', value: () => 'name' },
  }),
  ...caughtBy('unit', 'model/c1-inputs.test.ts', {
    'forms-are-bounded': '[I1] [X212] those of more than a hundred fields',
    'field-keys-are-no-paths': {
      title: '[I1] [X207] keys are parts of an id',
      value: () => '`${position}-${name}`',
    },
  }),
  ...caughtBy('unit', 'model/form-block.test.ts', {
    'blocks-are-short': '[I22] [X215] a block that is too long',
  }),
  ...caughtBy('unit', 'model/poll-block.test.ts', {
    'polls-are-bounded': '[I23] [X217] a poll has a bounded number',
  }),
  ...caughtBy('flow', 'tests/flow/polls.test.ts', {
    'polls-closed-by-asker-or-managers': '[I26] [X224] a poll is closed',
    'polls-are-not-edited': '[I28] a message with a poll is not edited',
    'deletion-reaches-late-votes': '[I28] a message with a poll is not edited',
  }),
  ...caughtBy('flow', 'tests/flow/forms.test.ts', {
    'forms-of-the-model-alone': '[I22] [X216] a block',
    'sent-inputs-unchanged': '[I8] a value that is there',
    'sent-is-what-was-on-screen': '[I8] what somebody changed since',
    'form-text-is-what-is-stored': '[I6] [X209]',
    'rounds-by-posting-members': '[I6] [X213] a viewer',
    'sent-forms-are-not-edited': '[I6] a message that sent a form',
  }),
  ...caughtBy('flow', 'tests/flow/hide.test.ts', {
    'hiding-by-managers': '[M17] an editor hides nothing',
    'titles-leave-with-their-messages': '[M18] a title that the model made',
    'no-title-from-removed-messages': '[M18] a message that is hidden before',
  }),
  ...caughtBy('flow', 'tests/flow/rate-limits.test.ts', {
    'rates-are-limited': { title: '[A21] so many acts', value: () => 'Infinity' },
    'changes-are-counted-by-thread': '[A21] [X82] a thread’s changes',
  }),
  ...caughtBy('flow', 'tests/flow/budgets.test.ts', {
    'site-has-a-ceiling': '[R13] once the site’s answers',
    'asking-needs-verified-address': '[A33]',
  }),
  ...caughtBy('flow', 'tests/flow/spending.test.ts', {
    'budgets-are-kept': '[U7] [X192] of fifty',
    'nobody-spends-an-owners-budget': '[U9] [X190]',
    'owners-agree-to-pay': { title: '[U9] [X191]', value: () => '{}' },
  }),
  ...caughtBy('flow', 'tests/flow/spending-site.test.ts', { 'site-budget-is-kept': '[U12] [X193]' }),
  ...caughtBy('flow', 'tests/flow/spending-money.test.ts', {
    'threads-pay-from-a-budget': '[U9] a thread pays',
  }),
  ...caughtBy('flow', 'tests/flow/ledger.test.ts', { 'unpriced-models-are-refused': '[U4] a model without' }),
  ...caughtBy('unit', 'server/platform/config.test.ts', {
    'prices-are-judged': { title: '[U4] [X187]', value: () => 'z.any().safeParse(JSON.parse(text))' },
  }),
  ...caughtBy('unit', 'server/runs/model/model.test.ts', {
    'counts-of-tokens-are-judged': {
      title: '[U2] [X188] a count of',
      value: () => '{ input: Number(input), output: Number(output), reasoning: 0, cached: 0 }',
    },
  }),
  ...caughtBy('unit', 'server/platform/rates/open-streams.test.ts', { 'streams-are-limited': '[E11]' }),
  ...caughtBy('flow', 'tests/flow/threads.test.ts', {
    'role-allows-action': '[T4] an editor renames, a viewer does not',
    'deletion-by-owner': '[T6] only the owner deletes',
    'thread-ids-never-reused': '[T2] the id that a person chose',
    'chosen-ids-are-ones-own': {
      title: '[T2] a chosen id',
      value: () => 'chosenId',
    },
  }),
  ...caughtBy('flow', 'tests/flow/thread-settings.test.ts', {
    'only-offered-models': '[T15] an editor chooses',
  }),
  ...caughtBy('flow', 'tests/flow/trash.test.ts', {
    'no-message-in-closed-thread': '[T10] an archived thread is read',
    'trash-ends-memberships': '[T11] in the trash',
  }),
  ...caughtBy('flow', 'tests/flow/account.test.ts', {
    'owner-keeps-account': '[A24] an account goes once',
    'only-pictures-saved': '[A22] nothing but a small PNG',
    'no-animated-pictures': '[A22] nothing but a small PNG',
    'pictures-of-few-pixels': '[A22] nothing but a small PNG',
  }),
  ...caughtBy('flow', 'tests/flow/members.test.ts', {
    'role-change-below-own': '[A12] roles are changed',
    'added-member-role-giveable': '[A12] roles are changed',
    'removal-below-own-role': '[A12] roles are changed',
    'owner-does-not-leave': '[A13]',
    'pending-invites-for-managers': '[A9] an editor adds nobody',
  }),
  ...caughtBy('flow', 'tests/flow/guards.test.ts', {
    'role-change-to-giveable': '[A12] [A20]',
    'link-role-giveable': '[A12] [A20]',
    'link-role-still-giveable': '[A12] [A20]',
    'added-address-verified': '[A11] [X104]',
    'invited-address-may-sign-in': '[E4] [A10]',
    'no-adding-to-closed-thread': '[T10] [T11]',
    'no-link-to-closed-thread': '[T10] [T11]',
    'no-removal-from-trashed-thread': '[T11] [X59]',
    'email-invite-before-removal-dead': '[A11] [X67]',
    'email-invite-expires': '[A11] [X65]',
    'email-invite-cancelled-by-managers': '[A9] [X59]',
    'deletion-finished-by-its-owner': '[T6] [T7]',
  }),
  ...caughtBy('flow', 'tests/flow/consent.test.ts', {
    'added-by-whom-they-allow': '[A31] [X149] a stranger’s adding',
    'left-for-good-is-not-added': '[A31] who leaves for good',
    'declined-invites-stay-declined': {
      title: '[A11] a declined invitation',
      value: () => 'false',
    },
    'invites-of-one-person-limited': '[A32] [X147] one person has',
    'invites-for-one-address-limited': '[A32] [X147] an address has',
    'simultaneous-invites-are-counted': '[A32] [X147] thirty at',
    'ended-invites-are-not-cancelled': '[A35]',
    'all-invites-are-read': '[A32] [X147] dead invitations',
  }),
  ...caughtBy('flow', 'tests/flow/invite-links.test.ts', {
    'removal-remembers-mailbox': { title: '[A19] [X151]', value: () => 'null' },
    'only-owner-transfers': '[A20] only the owner',
    'removal-is-remembered': '[A19] who was removed',
    'link-maker-still-manages': {
      title: '[A19] the right of who made',
      with: ['link-role-still-giveable'],
    },
    'link-expires': '[A19] a link that is unknown',
    'link-of-closed-thread-dead': '[A19] a link that is unknown',
    'link-uses-limited': '[A19] of twenty who take a link for',
    'link-before-removal-dead': '[A19] who was removed',
    'link-revoked-in-own-thread': '[A18] links are made, seen',
    'links-for-managers': '[A18] links are made, seen',
  }),
  ...caughtBy('flow', 'tests/flow/access-requests.test.ts', {
    'only-open-threads-take-requests': '[A28] nothing is kept',
    'members-request-nothing': '[A28] nothing is kept',
    'ignored-requests-stay-ignored': '[A28] [T26] who is ignored',
    'open-requests-limited': '[A28] [X82]',
    'deleted-account-requests-nothing': '[A29] [A24]',
    'requests-approved-by-managers': {
      title: '[A29] requests are answered',
      with: ['approved-role-giveable'],
    },
    'approved-role-giveable': '[A29] requests are answered',
    'only-requesters-approved': '[A29] requests are answered',
    'no-approval-in-closed-thread': '[A29] nobody is let into a closed',
    'approval-within-capacity': '[A29] nobody is let into a closed',
    'requests-ignored-by-managers': '[A29] requests are answered',
  }),
  ...caughtBy('flow', 'tests/flow/search.test.ts', {
    'hits-of-members-only': '[S9] with the feeder stopped',
    'no-hits-of-removed-messages': '[S9] with the feeder stopped',
    'names-of-own-threads-only': { title: '[A38]', value: () => 'new Set(threadIds)' },
  }),
  ...caughtBy('flow', 'tests/flow/usage.test.ts', {
    'thread-usage-for-its-admins': '[U15] [X202]',
    'site-usage-for-its-admins': '[U15] [X203]',
    'titles-for-members': '[U15] [X203]',
    'thread-feedback-for-its-admins': '[U20] [X206]',
    'feedback-on-answers-alone': '[U19] [X206]',
    'hiding-reaches-feedback': '[U19] a hidden answer',
  }),
  ...caughtBy('unit', 'server/analytics/range.test.ts', {
    'usage-range-is-bounded': '[U16] a range has at most 366 days',
  }),
  ...caughtBy('unit', 'server/analytics/csv-line.test.ts', {
    'csv-has-no-formulas': { title: '[U18] [X204]', value: () => 'value' },
  }),
  ...caughtBy('unit', 'server/archives/record.test.ts', { 'archived-ids-checked': '[X183]' }),
  ...caughtBy('unit', 'server/archives/names.test.ts', {
    'archived-names-erased': '[K33] a deleted account',
  }),
  ...caughtBy('unit', 'server/archives/lines.test.ts', { 'archive-lines-bounded': '[K36] [X186]' }),
  ...caughtBy('archives', 'tests/archives/runs.test.ts', {
    'tombstones-honoured': { title: '[K34] [X185]', value: () => '[]' },
  }),
  ...caughtBy('archives', 'tests/archives/commands.test.ts', {
    'archive-version-known': '[K36] [X183] what is no archive',
    'archive-of-this-project': '[K36] [X183] what is no archive',
    'foreign-zips-untouched': '[K36] [X183] what is no archive',
    'archive-people-known': '[K36] [X185]',
  }),
  ...SHARE_MUTANTS,
];
