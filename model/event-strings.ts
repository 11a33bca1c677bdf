// The sentences of events.
import type { Role } from './access';
import type { Payer } from './budget';
import type { ExportFormat } from './export';
import { catalogue } from './language';
import { articleRoleStrings } from './role-strings';
import type { ShareAudience } from './share-audience';
import type { ExportBy, ForkBy, ReplyPolicy } from './thread';

const WHEN_IT_REPLIES = catalogue<Record<ReplyPolicy, string>>({
  en: {
    auto: 'to everything when you’re alone, with others only when asked',
    always: 'to every message',
    mention: 'only when asked',
    off: 'never',
  },
  zh: {
    auto: '独自使用时回复每条消息，多人时仅在被问到时回复',
    always: '回复每条消息',
    mention: '仅在被问到时回复',
    off: '从不回复',
  },
});

/** Who joined, with which role (null: not all with the same), and who added, invited or approved them. */
export type Joining = { names: string; isMany: boolean; role: Role | null; inviter: string };

const AS = catalogue({
  en: ({ role, isMany }: Joining) =>
    role === null ? '' : isMany ? ` as ${role}s` : ` as ${articleRoleStrings.en[role]}`,
  zh: ({ role }: Joining) => (role === null ? '' : `，身份为${articleRoleStrings.zh[role]}`),
});

/** File formats have the same name in every language. */
export const FORMAT_NAMES: Record<ExportFormat, string> = {
  json: 'JSON',
  markdown: 'Markdown',
  html: 'HTML',
  docx: 'DOCX',
};

// Events, one sentence each.
export const eventStrings = catalogue({
  en: {
    others: (count: number) => `${count} others`,
    created: (who: string) => `${who} created the thread`,
    renamed: (who: string, title: string) => `${who} renamed the thread to “${title}”`,
    added: (joining: Joining) => `${joining.inviter} added ${joining.names}${AS.en(joining)}`,
    byAddress: (joining: Joining) =>
      `${joining.names} joined${AS.en(joining)}, invited by ${joining.inviter}`,
    byLink: (joining: Joining) =>
      `${joining.names} joined${AS.en(joining)} with ${joining.inviter}’s invite link`,
    approved: (joining: Joining) =>
      `${joining.names} joined${AS.en(joining)}, approved by ${joining.inviter}`,
    left: (who: string) => `${who} left`,
    removed: (who: string, name: string) => `${who} removed ${name}`,
    roleChanged: (who: string, name: string, role: Role) =>
      `${who} made ${name} ${articleRoleStrings.en[role]}`,
    ownershipTransferred: (who: string, name: string) => `${who} transferred ownership to ${name}`,
    policy: (who: string, policy: ReplyPolicy) =>
      `${who} changed when the assistant replies: ${WHEN_IT_REPLIES.en[policy]}`,
    instructions: (who: string) => `${who} changed the instructions for the assistant`,
    model: (who: string, model: string | null) =>
      model === null
        ? `${who} reset the assistant’s model to the default`
        : `${who} set the assistant’s model: ${model}`,
    linkCreated: (who: string, role: Role) => `${who} created an invite link for ${role}s`,
    emailInvited: (who: string, role: Role) =>
      `${who} invited an email address as ${articleRoleStrings.en[role]}`,
    linkRevoked: (who: string, role: Role) => `${who} revoked an invite link for ${role}s`,
    emailInviteCancelled: (who: string) => `${who} cancelled the invitation of an email address`,
    stopped: (who: string) => `${who} stopped an answer`,
    cancelled: (who: string) => `${who} cancelled a queued question`,
    messageHidden: (who: string, author: string) => `${who} hid a message from ${author}`,
    messageRestored: (who: string, author: string) => `${who} restored a message from ${author}`,
    archived: (who: string) => `${who} archived the thread`,
    reopened: (who: string) => `${who} unarchived the thread`,
    trashed: (who: string) => `${who} moved the thread to Trash`,
    restored: (who: string) => `${who} restored the thread`,
    exportPolicy: (who: string, by: ExportBy) =>
      by === 'everyone'
        ? `${who} let everyone export the thread`
        : `${who} let only the owner and admins export the thread`,
    payer: (who: string, payer: Payer) =>
      ({
        asker: `${who} let those who ask pay for answers`,
        owner: `${who} pays for everyone’s answers`,
        thread: `${who} let the thread pay for answers`,
      })[payer],
    forkPolicy: (who: string, by: ForkBy) =>
      by === 'everyone'
        ? `${who} let everyone start new threads from here`
        : `${who} let only the owner and admins start new threads from here`,
    forked: (who: string, seq: number) => `${who} started a new thread from message ${seq}`,
    startedFrom: (who: string, { title, seq }: { title: string; seq: number }) =>
      `${who} started this thread from “${title}”, message ${seq}`,
    startedFromDeleted: (who: string) => `${who} started this thread from one that was deleted`,
    exported: (who: string, format: ExportFormat) => `${who} exported the thread as ${FORMAT_NAMES[format]}`,
    exportedMessage: (who: string, format: ExportFormat) =>
      `${who} exported a message as ${FORMAT_NAMES[format]}`,
    imported: (who: string, { from, count }: { from: string; count: number }) =>
      `${who} imported ${count === 1 ? 'a message' : `${count} messages`} from ${from}`,
    shared: (who: string, audience: ShareAudience) =>
      audience === 'anyone'
        ? `${who} shared the thread with anyone who has the link`
        : `${who} shared the thread with people of this site who have the link`,
    shareChanged: (who: string) => `${who} changed a share link`,
    shareRevoked: (who: string) => `${who} revoked a share link`,
  },
  zh: {
    others: (count: number) => `另外 ${count} 人`,
    created: (who: string) => `${who} 创建了会话`,
    renamed: (who: string, title: string) => `${who} 将会话重命名为“${title}”`,
    added: (joining: Joining) => `${joining.inviter} 添加了 ${joining.names}${AS.zh(joining)}`,
    byAddress: (joining: Joining) => `${joining.names} 受 ${joining.inviter} 邀请加入${AS.zh(joining)}`,
    byLink: (joining: Joining) => `${joining.names} 通过 ${joining.inviter} 的邀请链接加入${AS.zh(joining)}`,
    approved: (joining: Joining) => `${joining.names} 经 ${joining.inviter} 同意加入${AS.zh(joining)}`,
    left: (who: string) => `${who} 退出了会话`,
    removed: (who: string, name: string) => `${who} 移除了 ${name}`,
    roleChanged: (who: string, name: string, role: Role) =>
      `${who} 将 ${name} 设为${articleRoleStrings.zh[role]}`,
    ownershipTransferred: (who: string, name: string) => `${who} 将会话移交给 ${name}`,
    policy: (who: string, policy: ReplyPolicy) =>
      `${who} 更改了助手的回答时机：${WHEN_IT_REPLIES.zh[policy]}`,
    instructions: (who: string) => `${who} 修改了给助手的指令`,
    model: (who: string, model: string | null) =>
      model === null ? `${who} 将助手改回默认模型` : `${who} 将助手的模型设为 ${model}`,
    linkCreated: (who: string, role: Role) => `${who} 创建了${articleRoleStrings.zh[role]}邀请链接`,
    emailInvited: (who: string, role: Role) =>
      `${who} 邀请了一个邮箱地址，身份为${articleRoleStrings.zh[role]}`,
    linkRevoked: (who: string, role: Role) => `${who} 撤销了${articleRoleStrings.zh[role]}邀请链接`,
    emailInviteCancelled: (who: string) => `${who} 取消了对一个邮箱地址的邀请`,
    stopped: (who: string) => `${who} 停止了一个回答`,
    cancelled: (who: string) => `${who} 取消了一个排队中的提问`,
    messageHidden: (who: string, author: string) => `${who} 隐藏了 ${author} 的一条消息`,
    messageRestored: (who: string, author: string) => `${who} 恢复了 ${author} 的一条消息`,
    archived: (who: string) => `${who} 归档了会话`,
    reopened: (who: string) => `${who} 将会话取消归档`,
    trashed: (who: string) => `${who} 将会话移到了回收站`,
    restored: (who: string) => `${who} 恢复了会话`,
    exportPolicy: (who: string, by: ExportBy) =>
      by === 'everyone' ? `${who} 允许所有人导出会话` : `${who} 仅允许所有者和管理员导出会话`,
    payer: (who: string, payer: Payer) =>
      ({
        asker: `${who} 改为由提问者为回答付费`,
        owner: `${who} 为所有人的回答付费`,
        thread: `${who} 改为由会话为回答付费`,
      })[payer],
    forkPolicy: (who: string, by: ForkBy) =>
      by === 'everyone' ? `${who} 允许所有人从此处新建会话` : `${who} 仅允许所有者和管理员从此处新建会话`,
    forked: (who: string, seq: number) => `${who} 从第 ${seq} 条消息新建了会话`,
    startedFrom: (who: string, { title, seq }: { title: string; seq: number }) =>
      `${who} 从“${title}”的第 ${seq} 条消息新建了此会话`,
    startedFromDeleted: (who: string) => `${who} 从一个已删除的会话新建了此会话`,
    exported: (who: string, format: ExportFormat) => `${who} 将会话导出为 ${FORMAT_NAMES[format]}`,
    exportedMessage: (who: string, format: ExportFormat) => `${who} 将一条消息导出为 ${FORMAT_NAMES[format]}`,
    imported: (who: string, { from, count }: { from: string; count: number }) =>
      `${who} 从 ${from} 导入了 ${count} 条消息`,
    shared: (who: string, audience: ShareAudience) =>
      audience === 'anyone' ? `${who} 将会话分享给任何拥有链接的人` : `${who} 将会话分享给本站拥有链接的人`,
    shareChanged: (who: string) => `${who} 更改了一个分享链接`,
    shareRevoked: (who: string) => `${who} 撤销了一个分享链接`,
  },
});
