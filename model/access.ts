// The one table of rights by role. firestore.rules, the server and the screens are all checked against it.
import * as z from 'zod/v4-mini';
import type { Payer } from './budget';
import type { ExportBy, ForkBy } from './thread';

export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Roles that can be given: the owner alone can make another member the owner. */
export const givenRoleSchema = z.enum(['admin', 'editor', 'viewer']);
export type GivenRole = z.infer<typeof givenRoleSchema>;

const everyone = ROLES;
const writers = ['owner', 'admin', 'editor'] as const;
const managers = ['owner', 'admin'] as const;
const ownerOnly = ['owner'] as const;

/** Action → roles that are allowed to do it (design: members, messages, runs, the thread itself). */
export const ACCESS = {
  'read thread': everyone,
  'say something': writers,
  'ask the assistant': writers,
  'stop a run': writers,
  /** Everybody who may ask can cancel their own queued question: see `mayCancel`. */
  'cancel any question': managers,
  regenerate: writers,
  'edit or delete own message': writers,
  'fill in forms': writers,
  'hide any message': managers,
  'rename thread': writers,
  'change settings': writers,
  'manage members': managers,
  share: managers,
  'archive thread': managers,
  'delete thread': ownerOnly,
  'transfer ownership': ownerOnly,
  'export thread': everyone,
  /** Where the thread's setting says so, and the setting itself: see `mayExport`. */
  'restrict export': managers,
  /** Who pays for answers; that they themselves do, see `mayChoosePayer`. */
  'choose payer': managers,
  'pay for everyone': ownerOnly,
  /** What answers cost, who asked for them, and what members think of them. */
  'read usage': managers,
  'fork thread': everyone,
  /** Like that of exports: see `mayFork`. */
  'restrict forks': managers,
  'leave thread': ['admin', 'editor', 'viewer'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof ACCESS;
export const ACTIONS = Object.keys(ACCESS).filter((name): name is Action => name in ACCESS);

export function can(role: Role | undefined, action: Action): boolean {
  const allowed: readonly Role[] = ACCESS[action];
  return role !== undefined && allowed.includes(role);
}

/** Whether a person may cancel a queued question: its asker, and managers of the thread. */
export function mayCancel(me: { uid: string; role: Role | undefined }, run: { askedBy: string }): boolean {
  const action = me.uid === run.askedBy ? 'ask the assistant' : 'cancel any question';
  return can(me.role, action);
}

/** Whether a person may export a thread, by its setting. */
export function mayExport(role: Role | undefined, exportBy: ExportBy): boolean {
  return can(role, exportBy === 'everyone' ? 'export thread' : 'restrict export');
}

/** Whether a person may make `payer` pay for the thread's answers: nobody spends an owner's budget but the owner. */
export function mayChoosePayer(role: Role | undefined, payer: Payer): boolean {
  return can(role, payer === 'owner' ? 'pay for everyone' : 'choose payer');
}

/** Whether a person may start a new thread from a message of a thread, by its setting. */
export function mayFork(role: Role | undefined, forkBy: ForkBy): boolean {
  return can(role, forkBy === 'everyone' ? 'fork thread' : 'restrict forks');
}

/** Roles that count for the reply policy: those that allow posting. */
export function isPostingRole(role: Role): boolean {
  return can(role, 'say something');
}

/** Roles that a member with role `mine` may give to a new member: up to their own, and never owner. */
export function rolesToGive(mine: Role | undefined): Role[] {
  if (mine === undefined || !can(mine, 'manage members')) return [];
  return ROLES.filter((role) => role !== 'owner' && rank(role) >= rank(mine));
}

/** Whether `mine` may change or remove a member whose role is `theirs`: only those below. */
export function isBelow(mine: Role | undefined, theirs: Role): boolean {
  return mine !== undefined && can(mine, 'manage members') && rank(theirs) > rank(mine);
}

/** 0 is the highest. */
function rank(role: Role): number {
  return ROLES.indexOf(role);
}
