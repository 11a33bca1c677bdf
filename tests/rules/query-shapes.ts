// Every query, beside the index it needs. The emulator runs queries without any index; production refuses them.

export type Filter = readonly [field: string, operator: string];
export type Order = readonly [field: string, direction: 'asc' | 'desc'];
export type QueryShape = {
  /** The file that contains the query. */
  file: string;
  collection: string;
  /** A collection group: all collections of this name. */
  group?: true;
  where?: readonly Filter[];
  orderBy?: readonly Order[];
};

export const QUERY_SHAPES: readonly QueryShape[] = [
  {
    file: 'services/threads/thread-list.ts',
    collection: 'threads',
    where: [
      ['memberIds', 'array-contains'],
      ['state', '=='],
    ],
    orderBy: [['updatedAt', 'desc']],
  },
  {
    file: 'services/threads/thread-list.ts',
    collection: 'threads',
    where: [['memberIds', 'array-contains']],
    orderBy: [['changedAt', 'desc']],
  },
  { file: 'services/threads/read-states.ts', collection: 'readStates', orderBy: [['changedAt', 'desc']] },
  { file: 'services/threads/read-states.ts', collection: 'readStates', where: [['pinned', '==']] },
  { file: 'services/threads/read-states.ts', collection: 'readStates', where: [['unread', '==']] },
  { file: 'services/threads/read-states.ts', collection: 'readStates', where: [['__name__', 'in']] },
  {
    file: 'server/search/titles.ts',
    collection: 'threads',
    where: [
      ['memberIds', 'array-contains'],
      ['state', 'in'],
    ],
    orderBy: [
      ['updatedAt', 'desc'],
      ['__name__', 'desc'],
    ],
  },
  { file: 'services/messages/messages.ts', collection: 'messages', orderBy: [['changedAt', 'desc']] },
  { file: 'services/messages/messages.ts', collection: 'messages', orderBy: [['seq', 'desc']] },
  {
    file: 'services/messages/permalink.ts',
    collection: 'messages',
    where: [['seq', '<']],
    orderBy: [['seq', 'desc']],
  },
  {
    file: 'services/messages/permalink.ts',
    collection: 'messages',
    where: [['seq', '>=']],
    orderBy: [['seq', 'asc']],
  },
  {
    file: 'services/messages/days.ts',
    collection: 'messages',
    where: [['createdAt', '>=']],
    orderBy: [['createdAt', 'asc']],
  },
  { file: 'services/messages/versions.ts', collection: 'versions', orderBy: [['createdAt', 'desc']] },
  { file: 'services/messages/runs.ts', collection: 'runs', where: [['status', 'in']] },
  {
    file: 'server/threads/threads.ts',
    collection: 'threads',
    where: [
      ['memberIds', 'array-contains'],
      ['state', '=='],
    ],
    orderBy: [['updatedAt', 'desc']],
  },
  { file: 'server/messages/messages.ts', collection: 'messages', orderBy: [['seq', 'desc']] },
  { file: 'server/messages/messages.ts', collection: 'messages', where: [['seq', '<']] },
  { file: 'server/messages/landing.ts', collection: 'messages', where: [['landedAt', '<']] },
  { file: 'server/messages/landing.ts', collection: 'messages', where: [['landedAt', '==']] },
  { file: 'server/members/members.ts', collection: 'members', orderBy: [['joinedAt', 'asc']] },
  { file: 'server/members/names.ts', collection: 'members', where: [['skeletons', 'array-contains']] },
  { file: 'services/messages/mentions.ts', collection: 'mentions', orderBy: [['at', 'desc']] },
  { file: 'services/threads/presence.ts', collection: 'presence', where: [['seenAt', '>']] },
  { file: 'services/threads/events.ts', collection: 'events', orderBy: [['at', 'desc']] },
  {
    file: 'services/threads/events.ts',
    collection: 'events',
    where: [['kind', 'in']],
    orderBy: [['at', 'desc']],
  },
  {
    file: 'server/members/email-invites.ts',
    collection: 'invites',
    where: [
      ['email', '=='],
      ['state', '=='],
      ['expiresAt', '>'],
    ],
  },
  {
    file: 'server/members/email-invites.ts',
    collection: 'invites',
    where: [
      ['email', '=='],
      ['kind', '=='],
      ['by', '=='],
      ['expiresAt', '>'],
    ],
  },
  {
    file: 'server/members/received-invites.ts',
    collection: 'invites',
    where: [
      ['email', '=='],
      ['state', '=='],
    ],
  },
  {
    file: 'services/members/received-invites.ts',
    collection: 'invites',
    where: [
      ['email', '=='],
      ['state', '=='],
    ],
  },
  {
    file: 'server/members/consent.ts',
    collection: 'threads',
    where: [
      ['memberIds', 'array-contains'],
      ['state', 'in'],
    ],
    orderBy: [['updatedAt', 'desc']],
  },
  { file: 'server/members/consent.ts', collection: 'blocks', where: [['uids', 'array-contains']] },
  { file: 'server/members/join.ts', collection: 'removed', where: [['mailbox', '==']] },
  { file: 'server/threads/deletion.ts', collection: 'blocks', group: true, where: [['threadId', '==']] },
  { file: 'server/threads/deletion.ts', collection: 'imported', group: true, where: [['threadId', '==']] },
  { file: 'server/threads/deletion.ts', collection: 'imports', where: [['threadId', '==']] },
  {
    file: 'server/imports/remove.ts',
    collection: 'imports',
    where: [['touchedAt', '<']],
    orderBy: [['touchedAt', 'asc']],
  },
  { file: 'server/imports/remove.ts', collection: 'imports', where: [['uid', '==']] },
  { file: 'server/imports/finish.ts', collection: 'staged', orderBy: [['part', 'asc']] },
  {
    file: 'server/members/email-invites.ts',
    collection: 'invites',
    where: [
      ['threadId', '=='],
      ['kind', '=='],
      ['createdAt', '>'],
    ],
  },
  // Firestore runs two equalities by merging the two single-field indexes.
  {
    file: 'server/members/invite-links.ts',
    collection: 'invites',
    where: [
      ['threadId', '=='],
      ['kind', '=='],
    ],
  },
  {
    file: 'server/messages/untitle.ts',
    collection: 'invites',
    where: [
      ['threadId', '=='],
      ['kind', '=='],
    ],
  },
  {
    file: 'server/messages/untitle.ts',
    collection: 'blocks',
    group: true,
    where: [['threadId', '==']],
  },
  { file: 'server/members/access-requests.ts', collection: 'requests', where: [['state', '==']] },
  { file: 'services/members/access-requests.ts', collection: 'requests', where: [['state', '==']] },
  {
    file: 'server/threads/deletion.ts',
    collection: 'threads',
    where: [
      ['state', '=='],
      ['trash.at', '<'],
    ],
    orderBy: [['trash.at', 'asc']],
  },
  { file: 'server/account/account.ts', collection: 'threads', where: [['memberIds', 'array-contains']] },
  { file: 'server/account/account.ts', collection: 'invites', where: [['by', '==']] },
  { file: 'server/account/account.ts', collection: 'invites', where: [['email', '==']] },
  { file: 'server/account/account.ts', collection: 'pictures', where: [['uid', '==']] },
  { file: 'server/account/account.ts', collection: 'budgets', where: [['uid', '==']] },
  { file: 'server/account/account.ts', collection: 'importDays', where: [['uid', '==']] },
  {
    file: 'server/feedback/lists.ts',
    collection: 'feedback',
    where: [['uid', '==']],
    orderBy: [['changedAt', 'desc']],
  },
  {
    file: 'server/feedback/lists.ts',
    collection: 'feedback',
    where: [['value', 'in']],
    orderBy: [['changedAt', 'desc']],
  },
  {
    file: 'server/feedback/lists.ts',
    collection: 'feedback',
    group: true,
    where: [['value', 'in']],
    orderBy: [['changedAt', 'desc']],
  },
  { file: 'server/feedback/deletion.ts', collection: 'feedback', where: [['messageId', '==']] },
  { file: 'server/usage/ledger.ts', collection: 'ledger', where: [['asker', '==']] },
  { file: 'server/usage/ledger.ts', collection: 'ledger', where: [['payerId', '==']] },
  { file: 'server/usage/site-budget.ts', collection: 'siteBudgets', where: [['expiresAt', '<']] },
  { file: 'server/usage/site-budget.ts', collection: 'ledger', where: [['site.portion', '==']] },
  {
    file: 'server/usage/orphans.ts',
    collection: 'ledger',
    where: [
      ['settledAt', '=='],
      ['openedAt', '<'],
    ],
    orderBy: [['openedAt', 'asc']],
  },
  { file: 'server/account/account.ts', collection: 'users', where: [['leavingAt', '<']] },
  { file: 'server/account/account.ts', collection: 'trashedMembers', group: true, where: [['uid', '==']] },
  {
    file: 'server/account/anonymize.ts',
    collection: 'trashedMembers',
    group: true,
    where: [['member.invitedBy', '==']],
  },
  { file: 'server/account/account.ts', collection: 'requests', group: true, where: [['uid', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'messages', group: true, where: [['stop.by', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'messages', group: true, where: [['authorId', '==']] },
  {
    file: 'server/account/anonymize.ts',
    collection: 'messages',
    group: true,
    where: [['replyTo.authorId', '==']],
  },
  { file: 'server/account/anonymize.ts', collection: 'messages', group: true, where: [['hidden.by', '==']] },
  {
    file: 'server/account/anonymize.ts',
    collection: 'hiddenMessages',
    group: true,
    where: [['authorId', '==']],
  },
  {
    file: 'server/account/anonymize.ts',
    collection: 'hiddenMessages',
    group: true,
    where: [['stop.by', '==']],
  },
  {
    file: 'server/account/anonymize.ts',
    collection: 'hiddenMessages',
    group: true,
    where: [['replyTo.authorId', '==']],
  },
  { file: 'server/account/anonymize.ts', collection: 'versions', group: true, where: [['stop.by', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'versions', group: true, where: [['authorId', '==']] },
  {
    file: 'server/account/anonymize.ts',
    collection: 'versions',
    group: true,
    where: [['replyTo.authorId', '==']],
  },
  { file: 'server/account/anonymize.ts', collection: 'runs', group: true, where: [['askedBy', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'runs', group: true, where: [['stop.by', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'events', group: true, where: [['by', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'events', group: true, where: [['uid', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'events', group: true, where: [['invitedBy', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'members', group: true, where: [['invitedBy', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'feedback', group: true, where: [['uid', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'inputs', group: true, where: [['by', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'votes', group: true, where: [['by', '==']] },
  {
    file: 'server/account/anonymize.ts',
    collection: 'messages',
    group: true,
    where: [['formPeople', 'array-contains']],
  },
  {
    file: 'server/account/anonymize.ts',
    collection: 'hiddenMessages',
    group: true,
    where: [['formPeople', 'array-contains']],
  },
  {
    file: 'server/account/anonymize.ts',
    collection: 'versions',
    group: true,
    where: [['formPeople', 'array-contains']],
  },
  { file: 'server/chat/send-form.ts', collection: 'inputs', where: [['roundId', '==']] },
  { file: 'server/chat/close-poll.ts', collection: 'votes', where: [['pollId', '==']] },
  {
    file: 'services/inputs/votes.ts',
    collection: 'votes',
    where: [
      ['pollId', '=='],
      ['isHidden', '=='],
    ],
  },
  {
    file: 'services/inputs/votes.ts',
    collection: 'votes',
    where: [
      ['pollId', '=='],
      ['by', '=='],
    ],
  },
  { file: 'services/inputs/inputs.ts', collection: 'inputs', where: [['roundId', '==']] },
  {
    file: 'server/archive/export-items.ts',
    collection: 'messages',
    where: [
      ['seq', '>'],
      ['seq', '<='],
    ],
    orderBy: [['seq', 'asc']],
  },
  {
    file: 'server/archive/export-items.ts',
    collection: 'events',
    where: [
      ['seq', '>='],
      ['seq', '<'],
    ],
    orderBy: [['seq', 'asc']],
  },
  { file: 'server/archive/export-items.ts', collection: 'versions', orderBy: [['createdAt', 'asc']] },
  {
    file: 'server/archive/export-thread.ts',
    collection: 'messages',
    where: [['createdAt', '>=']],
    orderBy: [['createdAt', 'asc']],
  },
  { file: 'server/threads/deletion.ts', collection: 'invites', where: [['threadId', '==']] },
  { file: 'server/messages/mentions.ts', collection: 'mentions', group: true, where: [['threadId', '==']] },
  { file: 'server/runs/queue.ts', collection: 'runs', where: [['status', '==']] },
  { file: 'server/runs/queue.ts', collection: 'runs', where: [['status', 'in']] },
  {
    file: 'server/runs/queue.ts',
    collection: 'runs',
    where: [['status', '==']],
    orderBy: [['answerSeq', 'asc']],
  },
  {
    file: 'server/runs/sweep.ts',
    collection: 'lease',
    group: true,
    where: [['renewedAt', '<']],
    orderBy: [['renewedAt', 'asc']],
  },
  {
    file: 'server/runs/sweep.ts',
    collection: 'runs',
    group: true,
    where: [
      ['status', '=='],
      ['createdAt', '<'],
    ],
    orderBy: [['createdAt', 'asc']],
  },
  { file: 'server/runs/standby.ts', collection: 'lease', group: true, where: [['owner', '==']] },
  { file: 'server/threads/deletion.ts', collection: 'shares', where: [['threadId', '==']] },
  { file: 'server/account/account.ts', collection: 'shares', where: [['createdBy', '==']] },
  { file: 'server/shares/guests.ts', collection: 'shares', where: [['tokenHash', '==']] },
  { file: 'server/shares/link-card.ts', collection: 'shares', where: [['tokenHash', '==']] },
  { file: 'server/shares/shares.ts', collection: 'shares', where: [['threadId', '==']] },
  { file: 'server/shares/share-lists.ts', collection: 'shares', where: [['threadId', '==']] },
  { file: 'server/shares/share-lists.ts', collection: 'shares', where: [['createdBy', '==']] },
  { file: 'server/messages/copies.ts', collection: 'forks', where: [['originId', '==']] },
  {
    file: 'server/messages/copies.ts',
    collection: 'forks',
    where: [['pendingAt', '<']],
    orderBy: [['pendingAt', 'asc']],
  },
  {
    file: 'server/messages/copies.ts',
    collection: 'messages',
    where: [
      ['seq', '>'],
      ['seq', '<='],
    ],
    orderBy: [['seq', 'asc']],
  },
  { file: 'server/messages/copies.ts', collection: 'events', where: [['kind', '==']] },
  { file: 'server/forks/copying.ts', collection: 'forks', where: [['originId', '==']] },
  { file: 'server/forks/copying.ts', collection: 'messages', where: [['seq', '<=']] },
  {
    file: 'server/forks/sweep.ts',
    collection: 'forks',
    where: [['touchedAt', '<']],
    orderBy: [['touchedAt', 'asc']],
  },
  { file: 'server/forks/origin.ts', collection: 'messages', where: [['seq', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'forks', where: [['people', 'array-contains']] },
  { file: 'server/account/anonymize.ts', collection: 'forks', where: [['originId', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'messages', where: [['replyTo.authorId', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'versions', where: [['replyTo.authorId', '==']] },
  { file: 'server/account/anonymize.ts', collection: 'events', where: [['uid', '==']] },
  { file: 'server/members/email-invites.ts', collection: 'invites', where: [['threadId', '==']] },
  { file: 'server/members/email-invites.ts', collection: 'invites', where: [['person.uid', '==']] },
  { file: 'server/shares/projection/known-messages.ts', collection: 'messages', where: [['seq', '>']] },
  { file: 'server/shares/projection/known-messages.ts', collection: 'messages', orderBy: [['seq', 'asc']] },
  { file: 'server/shares/viewers.ts', collection: 'shareViewers', where: [['shareId', '==']] },
  { file: 'server/shares/viewers.ts', collection: 'shareViewers', where: [['threadId', '==']] },
  { file: 'server/shares/projection/thread-feed.ts', collection: 'shares', where: [['threadId', '==']] },
  {
    file: 'server/shares/projection/thread-feed.ts',
    collection: 'messages',
    orderBy: [['changedAt', 'desc']],
  },
  { file: 'server/shares/projection/thread-feed.ts', collection: 'runs', where: [['status', 'in']] },
  {
    file: 'server/shares/projection/known-messages.ts',
    collection: 'messages',
    where: [['replyTo.id', '==']],
  },
  { file: 'server/shares/projection/known-messages.ts', collection: 'messages', where: [['seq', '<']] },
  { file: 'server/shares/projection/known-messages.ts', collection: 'messages', where: [['seq', '<=']] },
  { file: 'server/shares/projection/known-messages.ts', collection: 'messages', orderBy: [['seq', 'desc']] },
  {
    file: 'server/archives/changed-threads.ts',
    collection: 'messages',
    group: true,
    orderBy: [['changedAt', 'asc']],
  },
  { file: 'server/archives/changed-threads.ts', collection: 'events', group: true, orderBy: [['at', 'asc']] },
  { file: 'server/archives/changed-threads.ts', collection: 'tombstones', orderBy: [['deletedAt', 'asc']] },
  { file: 'server/search/feeds.ts', collection: 'threads', orderBy: [['changedAt', 'asc']] },
  { file: 'server/search/feeds.ts', collection: 'tombstones', orderBy: [['deletedAt', 'asc']] },
  { file: 'server/search/feeds.ts', collection: 'messages', group: true, orderBy: [['changedAt', 'asc']] },
  { file: 'server/search/feeds.ts', collection: 'ledger', orderBy: [['changedAt', 'asc']] },
  { file: 'server/search/feeds.ts', collection: 'feedback', group: true, orderBy: [['changedAt', 'asc']] },
  { file: 'server/search/feeds.ts', collection: 'readStates', group: true, orderBy: [['changedAt', 'asc']] },
];

export type Composite = {
  collectionGroup: string;
  queryScope: 'COLLECTION' | 'COLLECTION_GROUP';
  fields: readonly { fieldPath: string; order?: string; arrayConfig?: string }[];
};

/** The composite index that a query needs; undefined when single-field indexes suffice. */
export function compositeFor({
  collection,
  group,
  where = [],
  orderBy = [],
}: QueryShape): Composite | undefined {
  const equal = where.filter(([, operator]) => operator === '==' || operator === 'in');
  const contains = where.filter(([, operator]) => operator.startsWith('array-contains'));
  // A range is scanned in the order of its field, which an orderBy of that field already names.
  const ranges = where.filter(
    ([field, operator]) => /^[<>]/.test(operator) && !orderBy.some(([ordered]) => ordered === field),
  );
  // Every index ends with the name, in the direction of its last field.
  const named = orderBy.filter(([field]) => field !== '__name__');
  const sorted: readonly Order[] = [...named, ...ranges.map(([field]) => [field, 'asc'] as const)];
  // Equalities without an order are run by merging single-field indexes; a single order by that field's index.
  if (sorted.length === 0 || equal.length + contains.length + sorted.length === 1) return undefined;
  return {
    collectionGroup: collection,
    queryScope: group ? 'COLLECTION_GROUP' : 'COLLECTION',
    fields: [
      ...contains.map(([fieldPath]) => ({ fieldPath, arrayConfig: 'CONTAINS' })),
      ...equal.map(([fieldPath]) => ({ fieldPath, order: 'ASCENDING' })),
      ...sorted.map(([fieldPath, direction]) => ({
        fieldPath,
        order: direction === 'asc' ? 'ASCENDING' : 'DESCENDING',
      })),
    ],
  };
}
