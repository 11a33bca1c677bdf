import { MAX_MEMBERS, MAX_PASTED_ADDRESSES } from '@/model/limits';
import { catalogue } from '@/model/language';

export const inviteStrings = catalogue({
  en: {
    invite: 'Invite',
    methods: 'Invite by',
    mail: 'By email',
    link: 'By link',
    full: `This thread has reached its limit of ${MAX_MEMBERS} members. Remove someone to add another person.`,
    theySee: (messages: number) => {
      if (messages === 0) return 'They’ll see everything from now on.';
      const soFar = messages === 1 ? 'the one message' : `all ${messages} messages`;
      return `They’ll see ${soFar} so far and everything from now on.`;
    },
    pendingInvites: 'Invited, not joined yet',
    email: 'Email',
    emailExample: 'grace@example.com, or a list',
    role: 'Role',
    add: (count: number) => (count > 1 ? `Add ${count}` : 'Add'),
    notAnAddress: (text: string) => `“${text}” is not a valid email address.`,
    tooManyAddresses: (count: number) =>
      `That’s ${count} addresses. You can add up to ${MAX_PASTED_ADDRESSES} at once.`,
    adding: 'Adding people',
    progress: (place: number, of: number) => `${place} of ${of}`,
    notAdded: (count: number) =>
      count === 1 ? 'This address was not added:' : `${count} addresses were not added:`,
    expiresAfter: 'Expires after',
    hours: (hours: number) => {
      if (hours < 24) return hours === 1 ? '1 hour' : `${hours} hours`;
      return hours === 24 ? '1 day' : `${hours / 24} days`;
    },
    maxUses: 'Max. uses',
    people: (count: number) => (count === 1 ? '1 use' : `${count} uses`),
    note: 'Label (only admins see it)',
    noteExample: 'For the design team',
    createLink: 'Create link',
    inviteLink: 'Invite link',
    openLinks: 'Active links',
    linksFailed: (why: string) => `Active links could not be loaded. ${why}`,
    tryAgain: 'Try again',
    /** Begins with the role where the link's note is shown as its name. */
    uses: (link: { role: string | null; by: string; uses: number; maxUses: number }) =>
      `${link.role === null ? '' : `${link.role}, `}by ${link.by}, ${link.uses} of ${link.maxUses} used, `,
    until: (time: string) => `expires ${time}`,
    revoke: 'Revoke',
    revokeLink: (name: string) => `Revoke the link “${name}”`,
  },
  zh: {
    invite: '邀请',
    methods: '邀请方式',
    mail: '通过邮箱',
    link: '通过链接',
    full: `此会话已有 ${MAX_MEMBERS} 名成员，达到上限。请先移除成员，再邀请其他人。`,
    theySee: (messages: number) =>
      messages === 0
        ? '对方将看到此后的全部内容。'
        : `对方将看到已有的 ${messages} 条消息，以及此后的全部内容。`,
    pendingInvites: '待加入的邀请',
    email: '邮箱',
    emailExample: '邮箱地址，可粘贴多个',
    role: '角色',
    add: (count: number) => (count > 1 ? `添加 ${count} 人` : '添加'),
    notAnAddress: (text: string) => `“${text}”不是有效的邮箱地址。`,
    tooManyAddresses: (count: number) => `共有 ${count} 个地址。一次最多添加 ${MAX_PASTED_ADDRESSES} 个。`,
    adding: '正在添加成员',
    progress: (place: number, of: number) => `${place} / ${of}`,
    notAdded: (count: number) => (count === 1 ? '此地址未能添加：' : `${count} 个地址未能添加：`),
    expiresAfter: '有效期',
    hours: (hours: number) => (hours < 24 ? `${hours} 小时` : `${hours / 24} 天`),
    maxUses: '使用次数上限',
    people: (count: number) => `${count} 次`,
    note: '备注（仅管理员可见）',
    noteExample: '例如：给设计团队',
    createLink: '创建链接',
    inviteLink: '邀请链接',
    openLinks: '有效链接',
    linksFailed: (why: string) => `有效链接加载失败。${why}`,
    tryAgain: '重试',
    uses: (link: { role: string | null; by: string; uses: number; maxUses: number }) =>
      `${link.role === null ? '' : `${link.role}，`}由 ${link.by} 创建，已用 ${link.uses} / ${link.maxUses} 次，`,
    until: (time: string) => `${time} 到期`,
    revoke: '撤销',
    revokeLink: (name: string) => `撤销链接“${name}”`,
  },
});
