// Members of a thread, and invite links.
import { expect } from 'vitest';
import { createInviteResponseSchema } from '@/model/invite-link';
import { addMember, call, newThread, newcomer, someAddress, type Answer, type Caller } from './server';

export const PEOPLE_ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;
export type People = Record<(typeof PEOPLE_ROLES)[number] | 'stranger', Caller>;

/** One person per role, and one who is not a member. */
export async function newPeople(): Promise<People> {
  const [owner, admin, editor, viewer, stranger] = await Promise.all([
    newcomer('Olga'),
    newcomer('Amal'),
    newcomer('Edith'),
    newcomer('Vic'),
    newcomer('Eve'),
  ]);
  return { owner, admin, editor, viewer, stranger };
}

/** A thread in which each of these people has the role of their name. */
export async function threadOf({ owner, admin, editor, viewer }: People): Promise<string> {
  const id = await newThread(owner);
  await addMember(owner, id, admin, 'admin');
  await addMember(owner, id, editor, 'editor');
  await addMember(owner, id, viewer, 'viewer');
  return id;
}

/** Sends a request that must succeed. */
export async function done(answer: Promise<Answer>): Promise<Answer> {
  const { status, text } = await answer;
  expect({ status, text }).toMatchObject({ status: expect.toBeOneOf([200, 201, 202, 204]) });
  return await answer;
}

export type Link = { id: string; token: string };

/** A new link: for one editor and a day, unless `change` says otherwise. */
export async function newLink(by: Caller, threadId: string, change: object = {}): Promise<Link> {
  const body = { role: 'editor', hours: 24, uses: 1, ...change };
  const { text } = await done(call(by, 'POST', `/api/threads/${threadId}/invites`, body));
  const { invite, token } = createInviteResponseSchema.parse(JSON.parse(text));
  return { id: invite.id, token };
}

/** From a separate network address: rate limits are attacked elsewhere. */
const from = () => ({ headers: { 'x-forwarded-for': someAddress() } });

export const acceptInvite = (by: Caller, token: unknown) =>
  call(by, 'POST', '/api/invites/accept', { token }, from());
export const previewInvite = (token: unknown) =>
  call(null, 'POST', '/api/invites/preview', { token }, from());

export const setRole = (by: Caller, threadId: string, target: Caller, role: string) =>
  call(by, 'PATCH', `/api/threads/${threadId}/members/${target.uid}`, { role });
export const remove = (by: Caller, threadId: string, target: Caller) =>
  call(by, 'DELETE', `/api/threads/${threadId}/members/${target.uid}`);
export const transferOwnership = (by: Caller, threadId: string, uid: string) =>
  call(by, 'POST', `/api/threads/${threadId}/owner`, { uid });
