// Guards of routes and the server, each with what it is broken into and the tests that must notice.
type Edit = { find: string; replace: string };

export type Mutant = {
  name: string;
  file: string;
  /** Exact pieces of the source, each of which stands there once. */
  edits: readonly Edit[];
  suite: 'flow' | 'unit';
  test: string;
  /** The beginning of the titles that must turn red. */
  title: string;
};

const removed = (find: string): Edit => ({ find, replace: '' });
const alwaysFalse = (find: string): Edit => ({ find, replace: 'false' });
const alwaysTrue = (find: string): Edit => ({ find, replace: 'true' });

const INVITE_LINKS = {
  file: 'server/members/invite-links.ts',
  suite: 'flow',
  test: 'tests/flow/invite-links.test.ts',
} as const;
const MEMBERS = {
  file: 'server/members/members.ts',
  suite: 'flow',
  test: 'tests/flow/members.test.ts',
} as const;
const ACCESS_REQUESTS = {
  file: 'server/members/access-requests.ts',
  suite: 'flow',
  test: 'tests/flow/access-requests.test.ts',
} as const;
const EMAIL_INVITES = {
  file: 'server/members/email-invites.ts',
  suite: 'flow',
  test: 'tests/flow/guards.test.ts',
} as const;
const PEOPLE = {
  file: 'server/access/person.ts',
  suite: 'unit',
  test: 'server/access/sessions.test.ts',
} as const;
const DOORS = { suite: 'unit', test: 'app/api/route-options.test.ts', title: '[E4] [A21]' } as const;

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'only members',
    file: 'server/access/thread-access.ts',
    edits: [
      {
        find: 'const member = memberDoc && readDocument(memberSchema, memberDoc);',
        replace:
          "const member = (memberDoc && readDocument(memberSchema, memberDoc)) ?? { id: person.uid, role: 'editor', name: '', photoUrl: null, joinedAt: 0, invitedBy: null, invitedByName: null };",
      },
    ],
    suite: 'flow',
    test: 'tests/flow/chat.test.ts',
    title: '[T7] a stranger',
  },
  {
    name: 'the role allows it',
    file: 'server/access/thread-access.ts',
    edits: [removed("if (!can(member.role, action)) throw new AppError('forbidden');")],
    suite: 'flow',
    test: 'tests/flow/threads.test.ts',
    title: '[T4] an editor renames, a viewer does not',
  },
  {
    name: 'only models that are offered',
    file: 'server/threads/threads.ts',
    edits: [removed('requireChoice(change.model);')],
    suite: 'flow',
    test: 'tests/flow/thread-settings.test.ts',
    title: '[T15] an editor chooses',
  },
  {
    name: 'nothing is said in a closed thread',
    file: 'server/chat/say.ts',
    edits: [removed('requireOpen(access.thread);')],
    suite: 'flow',
    test: 'tests/flow/trash.test.ts',
    title: '[T10] an archived thread is read',
  },
  {
    name: 'the userId of a body is the token’s',
    file: 'app/api/chat/route.ts',
    edits: [alwaysFalse('body.userId !== undefined && body.userId !== person.uid')],
    suite: 'unit',
    test: 'app/api/chat/route.test.ts',
    title: '[E3]',
  },
  {
    ...MEMBERS,
    name: 'roles are changed below one’s own',
    edits: [removed('!isBelow(mine, theirs.role) || ')],
    title: '[A12] roles are changed',
  },
  {
    ...MEMBERS,
    name: 'no role makes an owner',
    edits: [removed(' || !rolesToGive(mine).includes(role)')],
    test: 'tests/flow/guards.test.ts',
    title: '[A12] [A20]',
  },
  {
    ...MEMBERS,
    name: 'a newcomer gets a role that may be given',
    edits: [removed("if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');")],
    title: '[A12] roles are changed',
  },
  {
    ...MEMBERS,
    name: 'members are removed below one’s own role',
    edits: [
      removed("if (!leaving && !isBelow(access.member.role, theirs.role)) throw new AppError('forbidden');"),
    ],
    title: '[A12] roles are changed',
  },
  {
    ...MEMBERS,
    name: 'an owner does not leave',
    edits: [alwaysFalse("leaving && !can(access.member.role, 'leave thread')")],
    title: '[A13]',
  },
  {
    ...MEMBERS,
    name: 'only the owner hands over',
    edits: [removed("if (!can(access.member.role, 'transfer ownership')) throw new AppError('forbidden');")],
    test: 'tests/flow/invite-links.test.ts',
    title: '[A20] only the owner',
  },
  {
    ...MEMBERS,
    name: 'a removal is remembered',
    edits: [
      removed(
        'batch.set(db.doc(removedPath(threadId, uid)), { by: person.uid, at: FieldValue.serverTimestamp() });',
      ),
    ],
    test: 'tests/flow/invite-links.test.ts',
    title: '[A19] who was removed',
  },
  {
    ...MEMBERS,
    name: 'an address counts when it was proved',
    edits: [removed('!user.emailVerified || ')],
    test: 'tests/flow/guards.test.ts',
    title: '[A11] [X104]',
  },
  {
    ...MEMBERS,
    name: 'only addresses that may sign in get an e-mail invite',
    edits: [alwaysFalse('!mayEnter(email)')],
    test: 'tests/flow/guards.test.ts',
    title: '[E4] [A10]',
  },
  {
    ...MEMBERS,
    name: 'e-mail invites are seen by who manages members',
    edits: [alwaysTrue("can(member.role, 'manage members')")],
    title: '[A9] an editor adds nobody',
  },
  {
    ...MEMBERS,
    name: 'a closed thread takes nobody in by address',
    edits: [
      {
        find: 'requireOpen(access.thread);\n    if (!rolesToGive',
        replace: 'if (!rolesToGive',
      },
    ],
    test: 'tests/flow/guards.test.ts',
    title: '[T10] [T11]',
  },
  {
    ...MEMBERS,
    name: 'nobody is removed from a thread in the trash',
    edits: [removed("if (access.thread.state === 'trashed') requireOpen(access.thread);")],
    test: 'tests/flow/guards.test.ts',
    title: '[T11] [X59]',
  },
  {
    ...INVITE_LINKS,
    name: 'a closed thread gives out no links',
    edits: [removed('requireOpen(access.thread);')],
    test: 'tests/flow/guards.test.ts',
    title: '[T10] [T11]',
  },
  {
    ...INVITE_LINKS,
    name: 'a link has a role that may be given',
    edits: [removed("if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');")],
    test: 'tests/flow/guards.test.ts',
    title: '[A12] [A20]',
  },
  {
    ...INVITE_LINKS,
    name: 'a link’s role is asked for again',
    edits: [removed('rolesToGive(access.member.role).includes(invite.role) &&')],
    test: 'tests/flow/guards.test.ts',
    title: '[A12] [A20]',
  },
  {
    ...INVITE_LINKS,
    name: 'its maker’s right is asked for again',
    edits: [
      {
        find: "accessOf(invite.by, invite.threadId, 'manage members')",
        replace: "accessOf(invite.by, invite.threadId, 'read thread')",
      },
      removed('rolesToGive(access.member.role).includes(invite.role) &&'),
    ],
    title: '[A19] the right of who made',
  },
  {
    ...INVITE_LINKS,
    name: 'a link ends in time',
    edits: [alwaysTrue('invite.expiresAt > inviteDoc.readTime.toMillis()')],
    title: '[A19] a link that is unknown',
  },
  {
    ...INVITE_LINKS,
    name: 'a link of a closed thread rests',
    edits: [{ find: "access?.thread.state === 'open' &&", replace: 'access !== undefined &&' }],
    title: '[A19] a link that is unknown',
  },
  {
    ...INVITE_LINKS,
    name: 'a link is used up',
    edits: [{ find: 'uses >= maxUses;', replace: 'false;' }],
    title: '[A19] of twenty who take a link for',
  },
  {
    ...INVITE_LINKS,
    name: 'a link from before a removal is dead',
    edits: [removed('if (isRemovedSince(removedDoc, invite.createdAt)) throw dead();')],
    title: '[A19] who was removed',
  },
  {
    ...INVITE_LINKS,
    name: 'a link is revoked through its own thread',
    edits: [removed('invite?.threadId !== threadId || ')],
    title: '[A18] links are made, seen',
  },
  {
    ...INVITE_LINKS,
    name: 'links are seen by who manages members',
    edits: [
      {
        find: "await requireAccess(person, threadId, 'manage members');",
        replace: "await requireAccess(person, threadId, 'read thread');",
      },
    ],
    title: '[A18] links are made, seen',
  },
  {
    ...EMAIL_INVITES,
    name: 'an e-mail invite from before a removal is dead',
    edits: [removed('!isRemovedSince(removedDoc, place.createdAt) &&')],
    title: '[A11] [X67]',
  },
  {
    ...EMAIL_INVITES,
    name: 'an e-mail invite expires',
    edits: [removed('place.expiresAt > placeDoc.readTime.toMillis() &&')],
    title: '[A11] [X65]',
  },
  {
    ...EMAIL_INVITES,
    name: 'an e-mail invite is cancelled by who manages members',
    edits: [
      {
        find: "requireAccess(person, threadId, 'manage members', [placeRef])",
        replace: "requireAccess(person, threadId, 'read thread', [placeRef])",
      },
    ],
    title: '[A9] [X59]',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'only open threads are asked',
    edits: [removed("if (readDocument(threadSchema, threadDoc)?.state !== 'open') return;")],
    title: '[A28] nothing is kept',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'members ask for nothing',
    edits: [removed(' || memberDoc?.exists === true')],
    title: '[A28] nothing is kept',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'who is ignored stays so',
    edits: [removed(' || restsUntil > threadDoc.readTime.toMillis()')],
    title: '[A28] who is ignored',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'a thread has so many requests',
    edits: [removed('if (open.data().count >= MAX_OPEN_REQUESTS) return;')],
    title: '[A28] [X82]',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'who leaves for good asks for nothing',
    edits: [
      {
        find: 'profileOf(person, userDoc);',
        replace: '{ name: person.name, photoUrl: null };',
      },
    ],
    title: '[A29] [A24]',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'who manages members lets in',
    edits: [
      {
        find: "'manage members', [requestRef, userRef]",
        replace: "'read thread', [requestRef, userRef]",
      },
      removed("if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');"),
    ],
    title: '[A29] requests are answered',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'who is let in gets a role that may be given',
    edits: [removed("if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');")],
    title: '[A29] requests are answered',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'who was not asking is not let in',
    edits: [
      {
        find: "if (request?.state !== 'open' || profile === undefined) throw noRequest();",
        replace: 'if (profile === undefined) throw noRequest();',
      },
    ],
    title: '[A29] requests are answered',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'nobody is let into a closed thread',
    edits: [removed('requireOpen(access.thread);')],
    title: '[A29] nobody is let into a closed',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'nobody is let in beyond two hundred',
    edits: [removed('await requireSeat(access);')],
    title: '[A29] nobody is let into a closed',
  },
  {
    ...ACCESS_REQUESTS,
    name: 'who manages members ignores',
    edits: [{ find: "'manage members', [requestRef])", replace: "'read thread', [requestRef])" }],
    title: '[A29] requests are answered',
  },
  {
    ...DOORS,
    name: 'letting in asks for a revocation',
    file: 'model/endpoints.ts',
    edits: [removed('// guard: approving-requests-checks-revocation\n    checkRevoked: true,')],
  },
  {
    ...DOORS,
    name: 'asking to join is counted',
    file: 'model/endpoints.ts',
    edits: [removed("'request/person', 'request/address'")],
  },
  {
    ...PEOPLE,
    name: 'an anonymous sign-in is nobody',
    edits: [alwaysFalse("claims.firebase.sign_in_provider === 'anonymous'")],
    title: '[A7]',
  },
  {
    ...PEOPLE,
    name: 'who may enter',
    edits: [alwaysFalse('!mayEnter(email)')],
    title: '[E4] [A11]',
  },
  {
    ...PEOPLE,
    name: 'an address in a token was proved',
    edits: [removed('claims.email_verified === true && ')],
    title: '[E4] [A11]',
  },
  {
    ...PEOPLE,
    name: 'the Auth server is asked for a revocation',
    edits: [{ find: 'verifyIdToken(token, checkRevoked)', replace: 'verifyIdToken(token, false)' }],
    title: '[E4] [X7]',
  },
  {
    ...DOORS,
    name: 'adding members asks for a revocation',
    file: 'model/endpoints.ts',
    edits: [removed('// guard: adding-members-checks-revocation\n    checkRevoked: true,')],
  },
  {
    ...DOORS,
    name: 'handing over asks for a revocation',
    file: 'model/endpoints.ts',
    edits: [removed('// guard: transferring-checks-revocation\n    checkRevoked: true,')],
  },
  {
    ...DOORS,
    name: 'looking at links is counted',
    file: 'model/endpoints.ts',
    edits: [removed("'preview/address'")],
  },
  {
    name: 'words are changed by who said them',
    file: 'server/chat/edit-delete.ts',
    edits: [alwaysFalse('message.authorId !== person.uid')],
    suite: 'flow',
    test: 'tests/flow/edit-delete.test.ts',
    title: '[M10] an earlier message, somebody else',
  },
  {
    name: 'a page begins at a message of its thread',
    file: 'server/messages/messages.ts',
    edits: [alwaysFalse('lastMessageId !== undefined && last === undefined')],
    suite: 'flow',
    test: 'tests/flow/chat.test.ts',
    title: '[M5] a page that begins',
  },
  {
    name: 'a waiting question is cancelled by who may',
    file: 'server/runs/actions.ts',
    edits: [alwaysFalse('!mayCancel({ uid: person.uid, role: member.role }, run)')],
    suite: 'flow',
    test: 'tests/flow/edit-delete.test.ts',
    title: '[R17]',
  },
  {
    name: 'a thread is deleted by its owner',
    file: 'server/threads/deletion.ts',
    edits: [
      {
        find: "await requireAccess(person, threadId, 'delete thread')",
        replace: "await requireAccess(person, threadId, 'read thread')",
      },
    ],
    suite: 'flow',
    test: 'tests/flow/threads.test.ts',
    title: '[T6] only the owner deletes',
  },
  {
    name: 'a deletion is finished by who began it',
    file: 'server/threads/deletion.ts',
    edits: [removed(" && thread.get('deletedBy') === person.uid")],
    suite: 'flow',
    test: 'tests/flow/guards.test.ts',
    title: '[T6] [T7]',
  },
  {
    name: 'the trash takes everybody else’s membership',
    file: 'server/threads/trash.ts',
    edits: [{ find: 'batch.delete(doc.ref, { exists: true });\n    batch.set(', replace: 'batch.set(' }],
    suite: 'flow',
    test: 'tests/flow/trash.test.ts',
    title: '[T11] in the trash',
  },
  {
    name: 'an id that was ever taken is taken',
    file: 'server/threads/threads.ts',
    edits: [removed('if (tombstone?.exists === true) throw taken();')],
    suite: 'flow',
    test: 'tests/flow/threads.test.ts',
    title: '[T2]',
  },
  {
    name: 'an account does not leave threads behind',
    file: 'server/account/account.ts',
    edits: [alwaysFalse('owned.length > 0')],
    suite: 'flow',
    test: 'tests/flow/account.test.ts',
    title: '[A24] an account goes once',
  },
  {
    name: 'only pictures are pictures',
    file: 'server/account/pictures.ts',
    edits: [removed("if (type === undefined) throw new AppError('invalid', errorText.notAPicture);")],
    suite: 'flow',
    test: 'tests/flow/account.test.ts',
    title: '[A22] nothing but a small PNG',
  },
  {
    name: 'what is too often is refused',
    file: 'server/platform/rate-limits.ts',
    edits: [
      removed('if (window.known + window.untold > most) throw usedUp(window);'),
      removed('if (window.known + window.untold >= most) throw usedUp(window);'),
    ],
    suite: 'flow',
    test: 'tests/flow/rate-limits.test.ts',
    title: '[A21] so many acts',
  },
];
