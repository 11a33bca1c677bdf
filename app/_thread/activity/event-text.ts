// What happened to a thread, in words: between its messages and in the trail.
import type { Role } from '@/model/access';
import type { ThreadEvent } from '@/model/event';
import { LANGUAGE_TAGS, catalogue, type Language } from '@/model/language';
import type { ReplyPolicy } from '@/model/thread';
import { isSameDay } from '@/app/_ui/times';

type Joined = Extract<ThreadEvent, { kind: 'joined' }>;
/** What is told in one line. */
export type EventGroup = readonly [ThreadEvent, ...ThreadEvent[]];

const A_ROLE: Record<Role, string> = {
  owner: 'the owner',
  admin: 'an admin',
  editor: 'an editor',
  viewer: 'a viewer',
};
const ZH_ROLE: Record<Role, string> = {
  owner: '所有者',
  admin: '管理员',
  editor: '编辑者',
  viewer: '查看者',
};

const WHEN_IT_ANSWERS: Record<ReplyPolicy, string> = {
  auto: 'to everything when you’re alone, with others only when asked',
  always: 'to every message',
  mention: 'only when asked',
  off: 'never',
};
const ZH_WHEN_IT_ANSWERS: Record<ReplyPolicy, string> = {
  auto: '仅一人时总是回答，多人时被提问才回答',
  always: '回答每条消息',
  mention: '仅在被问到时回答',
  off: '从不回答',
};

/** Who joined, as what (null: not all as the same), and who let them in. */
type Joining = { names: string; isMany: boolean; role: Role | null; inviter: string };

const as = ({ role, isMany }: Joining) =>
  role === null ? '' : isMany ? ` as ${role}s` : ` as ${A_ROLE[role]}`;
const zhAs = ({ role }: Joining) => (role === null ? '' : `，身份为${ZH_ROLE[role]}`);

const eventStrings = catalogue({
  en: {
    others: (count: number) => `${count} others`,
    created: (who: string) => `${who} created the thread`,
    renamed: (who: string, title: string) => `${who} renamed the thread to “${title}”`,
    added: (joining: Joining) => `${joining.inviter} added ${joining.names}${as(joining)}`,
    byAddress: (joining: Joining) => `${joining.names} joined${as(joining)}, invited by ${joining.inviter}`,
    byLink: (joining: Joining) =>
      `${joining.names} joined${as(joining)} with ${joining.inviter}’s invite link`,
    approved: (joining: Joining) => `${joining.names} joined${as(joining)}, approved by ${joining.inviter}`,
    left: (who: string) => `${who} left`,
    removed: (who: string, name: string) => `${who} removed ${name}`,
    roleChanged: (who: string, name: string, role: Role) => `${who} made ${name} ${A_ROLE[role]}`,
    ownershipTransferred: (who: string, name: string) => `${who} transferred ownership to ${name}`,
    policy: (who: string, policy: ReplyPolicy) =>
      `${who} changed when the assistant replies: ${WHEN_IT_ANSWERS[policy]}`,
    instructions: (who: string) => `${who} changed the instructions for the assistant`,
    model: (who: string, model: string | null) =>
      model === null
        ? `${who} reset the assistant’s model to the default`
        : `${who} set the assistant’s model: ${model}`,
    linkCreated: (who: string, role: Role) => `${who} created an invite link for ${role}s`,
    emailInvited: (who: string, role: Role) => `${who} invited an email address as ${A_ROLE[role]}`,
    linkRevoked: (who: string, role: Role) => `${who} revoked an invite link for ${role}s`,
    emailInviteCancelled: (who: string) => `${who} cancelled the invitation of an email address`,
    stopped: (who: string) => `${who} stopped an answer`,
    cancelled: (who: string) => `${who} cancelled a queued question`,
    archived: (who: string) => `${who} archived the thread`,
    reopened: (who: string) => `${who} unarchived the thread`,
    trashed: (who: string) => `${who} moved the thread to Trash`,
    restored: (who: string) => `${who} restored the thread`,
  },
  zh: {
    others: (count: number) => `另外 ${count} 人`,
    created: (who: string) => `${who} 创建了会话`,
    renamed: (who: string, title: string) => `${who} 将会话重命名为“${title}”`,
    added: (joining: Joining) => `${joining.inviter} 添加了 ${joining.names}${zhAs(joining)}`,
    byAddress: (joining: Joining) => `${joining.names} 受 ${joining.inviter} 邀请加入${zhAs(joining)}`,
    byLink: (joining: Joining) => `${joining.names} 通过 ${joining.inviter} 的邀请链接加入${zhAs(joining)}`,
    approved: (joining: Joining) => `${joining.names} 经 ${joining.inviter} 同意加入${zhAs(joining)}`,
    left: (who: string) => `${who} 退出了会话`,
    removed: (who: string, name: string) => `${who} 移除了 ${name}`,
    roleChanged: (who: string, name: string, role: Role) => `${who} 将 ${name} 设为${ZH_ROLE[role]}`,
    ownershipTransferred: (who: string, name: string) => `${who} 将会话移交给 ${name}`,
    policy: (who: string, policy: ReplyPolicy) =>
      `${who} 更改了助手的回答时机：${ZH_WHEN_IT_ANSWERS[policy]}`,
    instructions: (who: string) => `${who} 修改了给助手的指令`,
    model: (who: string, model: string | null) =>
      model === null ? `${who} 将助手改回默认模型` : `${who} 将助手的模型设为 ${model}`,
    linkCreated: (who: string, role: Role) => `${who} 创建了${ZH_ROLE[role]}邀请链接`,
    emailInvited: (who: string, role: Role) => `${who} 邀请了一个邮箱地址，身份为${ZH_ROLE[role]}`,
    linkRevoked: (who: string, role: Role) => `${who} 撤销了${ZH_ROLE[role]}邀请链接`,
    emailInviteCancelled: (who: string) => `${who} 取消了对一个邮箱地址的邀请`,
    stopped: (who: string) => `${who} 停止了一个回答`,
    cancelled: (who: string) => `${who} 取消了一个排队中的提问`,
    archived: (who: string) => `${who} 归档了会话`,
    reopened: (who: string) => `${who} 将会话取消归档`,
    trashed: (who: string) => `${who} 将会话移到了回收站`,
    restored: (who: string) => `${who} 恢复了会话`,
  },
});

/** More names would make a line longer than a glance. */
const MAX_NAMES = 3;

export function eventText(event: ThreadEvent, language: Language): string {
  const strings = eventStrings[language];
  const who = event.byName;
  switch (event.kind) {
    case 'created':
      return strings.created(who);
    case 'renamed':
      return strings.renamed(who, event.title);
    case 'joined':
      return joiningText([event], language);
    case 'left':
      return strings.left(who);
    case 'removed':
      return strings.removed(who, event.name);
    case 'role-changed':
      return strings.roleChanged(who, event.name, event.after);
    case 'ownership-transferred':
      return strings.ownershipTransferred(who, event.name);
    case 'policy-changed':
      return strings.policy(who, event.policy);
    case 'instructions-changed':
      return strings.instructions(who);
    case 'model-changed':
      return strings.model(who, event.model);
    case 'invited':
      return event.via === 'link'
        ? strings.linkCreated(who, event.role)
        : strings.emailInvited(who, event.role);
    case 'invite-revoked':
      return event.via === 'link' ? strings.linkRevoked(who, event.role) : strings.emailInviteCancelled(who);
    case 'stopped':
      return event.was === 'writing' ? strings.stopped(who) : strings.cancelled(who);
    case 'archived':
      return strings.archived(who);
    case 'reopened':
      return strings.reopened(who);
    case 'trashed':
      return strings.trashed(who);
    case 'restored':
      return strings.restored(who);
  }
}

/** Who made it happen. */
export function actorOf(event: ThreadEvent): { uid: string; name: string } {
  return event.kind === 'joined' && (event.via === 'added' || event.via === 'asked')
    ? { uid: event.invitedBy, name: event.invitedByName }
    : { uid: event.by, name: event.byName };
}

/** Puts those together that are told in one line: people let in by one person in one way, on one day. */
export function foldEvents(events: readonly ThreadEvent[]): EventGroup[] {
  const groups: [ThreadEvent, ...ThreadEvent[]][] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && belongTogether(before, event)) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

function belongTogether(a: ThreadEvent, b: ThreadEvent): boolean {
  return (
    a.kind === 'joined' &&
    b.kind === 'joined' &&
    a.invitedBy === b.invitedBy &&
    a.via === b.via &&
    isSameDay(a.at, b.at)
  );
}

export function eventsText(group: EventGroup, language: Language): string {
  const joined = group.filter((event) => event.kind === 'joined');
  return joined.length > 1 ? joiningText(joined, language) : eventText(group[0], language);
}

function joiningText(events: readonly Joined[], language: Language): string {
  const [first] = events;
  if (first === undefined) return '';
  const names = namesOf(events);
  const strings = eventStrings[language];
  const joining = {
    names: list(names, language),
    isMany: names.length > 1,
    role: events.every(({ role }) => role === first.role) ? first.role : null,
    inviter: first.invitedByName,
  };
  switch (first.via) {
    case 'added':
      return strings.added(joining);
    case 'address':
      return strings.byAddress(joining);
    case 'link':
      return strings.byLink(joining);
    case 'asked':
      return strings.approved(joining);
  }
}

/** Somebody who joined, was removed and joined again is named once. */
function namesOf(events: readonly Joined[]): string[] {
  return [...new Map(events.map(({ by, byName }) => [by, byName])).values()];
}

function list(names: readonly string[], language: Language): string {
  const more = names.length - MAX_NAMES + 1;
  const others = eventStrings[language].others(more);
  const shown = more > 1 ? [...names.slice(0, MAX_NAMES - 1), others] : names;
  return new Intl.ListFormat(LANGUAGE_TAGS[language], { type: 'conjunction' }).format(shown);
}
