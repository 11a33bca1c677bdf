// What is told of what was done to members.
import type { Role } from '@/model/access';
import { catalogue } from '@/model/language';
import { roleWords } from './role-words';

export const memberNoticeWords = catalogue({
  en: {
    isNow: (name: string, role: Role) => `${name} is now ${role}.`,
    ownsNow: (name: string) => `${name} owns this thread now; you are an admin.`,
    isRemoved: (name: string) => `${name} is removed.`,
    noLongerWaits: (email: string) => `${email} no longer waits.`,
    isIn: (name: string) => `${name} is in.`,
    isIgnored: (name: string) => `${name} is not let in, and not told.`,
    /** The same words for an address that is known and one that is not. */
    added: (emails: readonly string[]) =>
      emails.length === 1
        ? `${emails[0]} is added, or will be at their first sign-in.`
        : `${emails.length} people are added, or will be at their first sign-in.`,
    notTried: 'Not tried after that.',
  },
  zh: {
    isNow: (name: string, role: Role) => `${name} 现在是${roleWords.zh[role]}。`,
    ownsNow: (name: string) => `此会话现归 ${name} 所有，您已成为管理员。`,
    isRemoved: (name: string) => `已移除 ${name}。`,
    noLongerWaits: (email: string) => `已撤回 ${email} 的席位。`,
    isIn: (name: string) => `${name} 已加入。`,
    isIgnored: (name: string) => `已忽略 ${name} 的申请，对方不会收到通知。`,
    added: (emails: readonly string[]) =>
      emails.length === 1
        ? `已添加 ${emails[0]}；如尚未登录过，将在首次登录时加入。`
        : `已添加 ${emails.length} 人；尚未登录过的人将在首次登录时加入。`,
    notTried: '之后的未再尝试。',
  },
});
