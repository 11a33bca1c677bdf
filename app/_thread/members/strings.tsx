import { TRASH_DAYS } from '@/model/limits';
import { catalogue } from '@/model/language';

const bold = (text: string) => <strong dir="auto">{text}</strong>;

export const memberStrings = catalogue({
  en: {
    title: 'Members',
    everyoneSees: 'Everyone here can read everything.',
    whoAdds: 'Everyone here can read everything. Only the owner and admins can add people.',
    whileArchived: 'Everyone here can read everything. You can’t add people while the thread is archived.',
    people: 'People in this thread',
    count: (people: number) => (people === 1 ? '1 person' : `${people} people`),
    search: 'Search people',
    noMatches: (name: string) => `No members match “${name}”.`,
    adminsByOwner: 'Only the owner can change or remove admins.',
    you: 'you',
    since: (day: string) => `since ${day}`,
    invitedOn: (day: string) => `invited ${day}`,
    invitedBy: (name: string) => `, by ${name}`,
    roleOf: (name: string) => `Role of ${name}`,
    remove: 'Remove',
    removeName: (name: string) => `Remove ${name}`,
    removeConfirm: (name: string) => <>{bold(`Remove ${name}?`)} They lose access immediately.</>,
    revokeLink: 'Also revoke the invite link they used',
    cancel: 'Cancel',
    transferOwnership: 'Transfer ownership',
    transfer: 'Transfer',
    leave: 'Leave',
    cancelInvite: 'Cancel invitation',
    cancelInviteOf: (email: string) => `Cancel invitation for ${email}`,
    showAll: (count: number) => `Show all ${count}`,
  },
  zh: {
    title: '成员',
    everyoneSees: '这里的每个人都能看到全部内容。',
    whoAdds: '这里的每个人都能看到全部内容。所有者或管理员可以添加成员。',
    whileArchived: '这里的每个人都能看到全部内容。会话归档期间不能添加成员。',
    people: '此会话的成员',
    count: (people: number) => `${people} 人`,
    search: '搜索成员',
    noMatches: (name: string) => `没有与“${name}”匹配的成员。`,
    adminsByOwner: '管理员由所有者更改和移除。',
    you: '您',
    since: (day: string) => `${day}加入`,
    invitedOn: (day: string) => `${day}邀请`,
    invitedBy: (name: string) => `，由 ${name} 邀请`,
    roleOf: (name: string) => `${name} 的角色`,
    remove: '移除',
    removeName: (name: string) => `移除 ${name}`,
    removeConfirm: (name: string) => <>{bold(`移除 ${name}？`)}对方将立即无法访问此会话。</>,
    revokeLink: '同时撤销其加入所用的邀请链接',
    cancel: '取消',
    transferOwnership: '移交所有权',
    transfer: '移交',
    leave: '退出',
    cancelInvite: '取消邀请',
    cancelInviteOf: (email: string) => `取消对 ${email} 的邀请`,
    showAll: (count: number) => `显示全部 ${count} 项`,
  },
});

/** Dialogs that transfer, leave or delete a thread. */
export const leaveStrings = catalogue({
  en: {
    transfer: {
      title: 'Transfer ownership?',
      description: (thread: string) =>
        `Someone else becomes the owner of “${thread}”. You become an admin; only the new owner can transfer it back.`,
      newOwner: 'New owner',
      choose: 'Choose a member',
      typeName: (name: string) => `Type their name, “${name}”, to confirm`,
      cancel: 'Cancel',
      confirm: 'Transfer ownership',
    },
    leave: {
      title: 'Leave this thread?',
      description: (thread: string) =>
        `You lose access to “${thread}”. Your messages stay. The owner or an admin can add or invite you again.`,
      block: 'Don’t let people of this thread add me again. They can still invite me.',
      cancel: 'Cancel',
      confirm: 'Leave',
    },
    typeTitle: (thread: string) => `Type its title, “${thread}”, to confirm`,
    trash: {
      title: 'Delete this thread?',
      description: (hasOthers: boolean) =>
        `${hasOthers ? 'Everyone else loses access immediately. ' : ''}Kept in Trash for ${TRASH_DAYS} days, then deleted permanently.`,
      cancel: 'Cancel',
      confirm: 'Move to Trash',
    },
    deletePermanently: {
      title: 'Delete this thread permanently?',
      description: 'All its messages are deleted now, for everyone. This can’t be undone.',
      descriptionWithForks:
        'All its messages are deleted now, for everyone, and their copies in threads that were started from it. This can’t be undone.',
      cancel: 'Cancel',
      confirm: 'Delete permanently',
    },
  },
  zh: {
    transfer: {
      title: '移交此会话？',
      description: (thread: string) =>
        `“${thread}”将归另一位成员所有，您将成为管理员。只有新的所有者才能将其移交回来。`,
      newOwner: '新的所有者',
      choose: '选择成员',
      typeName: (name: string) => `请输入对方的姓名“${name}”以确认`,
      cancel: '取消',
      confirm: '移交',
    },
    leave: {
      title: '退出此会话？',
      description: (thread: string) =>
        `您将无法再看到“${thread}”。您的消息会保留。所有者或管理员可以再次添加或邀请您。`,
      block: '不允许此会话的成员再次直接添加我，但仍可邀请我。',
      cancel: '取消',
      confirm: '退出',
    },
    typeTitle: (thread: string) => `请输入会话标题“${thread}”以确认`,
    trash: {
      title: '删除此会话？',
      description: (hasOthers: boolean) =>
        `${hasOthers ? '其他成员将立即无法访问。' : ''}会话将在您的回收站中保留 ${TRASH_DAYS} 天，之后永久删除。`,
      cancel: '取消',
      confirm: '移到回收站',
    },
    deletePermanently: {
      title: '永久删除此会话？',
      description: '其中的所有消息将立即对所有成员删除，且无法恢复。',
      descriptionWithForks:
        '其中的所有消息将立即对所有成员删除，由此新建的会话中的副本也会删除，且无法恢复。',
      cancel: '取消',
      confirm: '永久删除',
    },
  },
});

// Access requests: the page of the person who requests access, and the list of those who approve.
export const accessRequestStrings = catalogue({
  en: {
    members: (requests: number) =>
      requests === 0
        ? 'Members'
        : `Members, ${requests === 1 ? '1 access request' : `${requests} access requests`}`,
    requests: 'Access requests',
    noAddress: 'email not verified',
    between: ', ',
    roleFor: (name: string) => `Role for ${name}`,
    approve: 'Approve',
    approveName: (name: string) => `Approve ${name}`,
    ignore: 'Decline',
    ignoreName: (name: string) => `Decline ${name}`,
    ask: 'Request access',
    asked: (
      <>
        <strong>Request sent.</strong> The thread opens here as soon as someone approves it.
      </>
    ),
    requestAgain: 'Request again',
    note: 'Note to the owner (optional)',
    noteExample: 'Who you are and why you need access',
    whatIsSeen: (email: string | null) => (
      <>
        If the thread exists, its owner and admins will see your name
        {email !== null && (
          <>
            , <strong>{email}</strong>,
          </>
        )}{' '}
        and the note.
      </>
    ),
  },
  zh: {
    members: (requests: number) => (requests === 0 ? '成员' : `成员，${requests} 人申请加入`),
    requests: '申请加入',
    noAddress: '邮箱未验证',
    between: '，',
    roleFor: (name: string) => `${name} 的角色`,
    approve: '同意',
    approveName: (name: string) => `同意 ${name} 加入`,
    ignore: '拒绝',
    ignoreName: (name: string) => `拒绝 ${name}`,
    ask: '申请加入',
    asked: (
      <>
        <strong>申请已发送。</strong>有人同意后，会话会在此页面自动打开。
      </>
    ),
    requestAgain: '再次申请',
    note: '给所有者的留言（选填）',
    noteExample: '您是谁，为什么申请',
    whatIsSeen: (email: string | null) => (
      <>
        如果此会话存在，其所有者和管理员将看到您的姓名
        {email !== null && (
          <>
            、<strong>{email}</strong>{' '}
          </>
        )}
        和留言。
      </>
    ),
  },
});
