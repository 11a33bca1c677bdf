import { articleRoleStrings, roleStrings } from '@/model/role-strings';
import { catalogue } from '@/model/language';
import type { Role } from '@/model/access';

// Toasts on the sign-in page, after an account was deleted or signed out.
export const farewellStrings = catalogue({
  en: {
    deleted: 'Your account was deleted. Your messages stay, shown as from “Deleted user”.',
    signedOut: 'You were signed out everywhere.',
    signedOutByMe: 'You are signed out everywhere.',
  },
  zh: {
    deleted: '您的账号已删除。您的消息会保留，署名为“已注销用户”。',
    signedOut: '您已在所有设备上退出登录。',
    signedOutByMe: '您已从所有设备退出登录。',
  },
});

// Toasts about the results of actions.
export const actionStrings = catalogue({
  en: {
    overAlready: 'The answer was already finished.',
    budgetNearlyUsedUp: 'More than 80% of the budget that pays for answers here is used.',
    cannotCopy: 'Your browser blocked copying.',
  },
  zh: {
    overAlready: '回答已经完成。',
    budgetNearlyUsedUp: '此处回答所用的预算已使用超过 80%。',
    cannotCopy: '此浏览器不允许页面复制内容。',
  },
});

// Toasts about changes of members.
export const memberToastStrings = catalogue({
  en: {
    isNow: (name: string, role: Role) => `${name} is now ${articleRoleStrings.en[role]}.`,
    ownsNow: (name: string) => `${name} is now the owner of this thread. You are now an admin.`,
    isRemoved: (name: string) => `${name} was removed.`,
    isRemovedWithLink: (name: string) => `${name} was removed, and their invite link revoked.`,
    inviteCancelled: (email: string) => `The invitation for ${email} was cancelled.`,
    isApproved: (name: string) => `${name} was added.`,
    isIgnored: (name: string) => `${name}’s request was declined. They are not notified.`,
    /** The same text whether the address has an account or not. */
    added: (emails: readonly string[]) =>
      emails.length === 1
        ? `${emails[0]} was added, or invited to join.`
        : `${emails.length} people were added, or invited to join.`,
    notTried: 'Not tried, because of an earlier error.',
  },
  zh: {
    isNow: (name: string, role: Role) => `${name} 现在是${roleStrings.zh[role]}。`,
    ownsNow: (name: string) => `此会话现归 ${name} 所有，您已成为管理员。`,
    isRemoved: (name: string) => `已移除 ${name}。`,
    isRemovedWithLink: (name: string) => `已移除 ${name}，并撤销了其加入所用的邀请链接。`,
    inviteCancelled: (email: string) => `已取消对 ${email} 的邀请。`,
    isApproved: (name: string) => `${name} 已加入。`,
    isIgnored: (name: string) => `已拒绝 ${name} 的申请，对方不会收到通知。`,
    added: (emails: readonly string[]) =>
      emails.length === 1 ? `已添加或邀请 ${emails[0]}。` : `已添加或邀请 ${emails.length} 人。`,
    notTried: '因之前的错误未再尝试。',
  },
});

// Toasts about invitations of me.
export const receivedInviteStrings = catalogue({
  en: { declined: (name: string) => `You declined the invitation. ${name} is not notified.` },
  zh: { declined: (name: string) => `您已拒绝邀请，${name} 不会收到通知。` },
});

// Toasts about a thread.
export const threadActionStrings = catalogue({
  en: {
    trashed: 'Thread moved to Trash. You can restore it from there.',
    left: 'You left the thread.',
    deletedPermanently: 'Thread deleted permanently.',
    archived: 'Thread archived. You can find it under “Archived”.',
    unarchived: 'Thread unarchived.',
    restored: 'Thread restored, with all its members.',
  },
  zh: {
    trashed: '会话已移入回收站，您可以在那里恢复。',
    left: '您已退出会话。',
    deletedPermanently: '会话已永久删除。',
    archived: '会话已归档，可在“已归档”中找到。',
    unarchived: '会话已取消归档。',
    restored: '会话已恢复，原来的成员都在。',
  },
});

/** Of changes of one's own read state. */
export const readStateStrings = catalogue({
  en: { tooManyPinned: (most: number) => `You can pin ${most} threads. Unpin one first.` },
  zh: { tooManyPinned: (most: number) => `最多可以置顶 ${most} 个会话，请先取消一个置顶。` },
});
