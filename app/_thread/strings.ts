import { catalogue } from '@/model/language';
import { TRASH_DAYS } from '@/model/limits';

// Words of a thread's head, its menu and its settings.
export const threadStrings = catalogue({
  en: {
    loadingThread: 'Loading the thread',
    allThreads: 'All threads',
    members: 'Members',
    here: (count: number) => `${count} here`,
    menu: 'Thread menu',
    rename: 'Rename',
    title: 'Title',
    pin: 'Pin',
    unpin: 'Unpin',
    markUnread: 'Mark as unread',
    mute: 'Mute',
    unmute: 'Unmute',
    activity: 'Activity',
    settings: 'Thread settings',
    archive: 'Archive thread',
    unarchive: 'Open again',
    leave: 'Leave thread',
    delete: 'Delete thread',
    notLoaded: 'The thread could not be loaded',
    tryAgain: 'Try again',
    whenItAnswers: (policy: string) => `When the assistant answers: ${policy}`,
    itAnswers: 'The assistant answers',
    policies: {
      auto: { name: 'Automatic', what: 'Alone every message; among several people only when asked' },
      always: { name: 'Always', what: 'Every message' },
      mention: { name: 'When asked', what: 'Only @assistant or the Ask switch' },
      off: { name: 'Off', what: 'Nobody can ask' },
    },
  },
  zh: {
    loadingThread: '正在加载会话',
    allThreads: '全部会话',
    members: '成员',
    here: (count: number) => `${count} 人在线`,
    menu: '会话菜单',
    rename: '重命名',
    title: '标题',
    pin: '置顶',
    unpin: '取消置顶',
    markUnread: '标为未读',
    mute: '静音',
    unmute: '取消静音',
    activity: '动态',
    settings: '会话设置',
    archive: '归档会话',
    unarchive: '重新打开',
    leave: '退出会话',
    delete: '删除会话',
    notLoaded: '会话加载失败',
    tryAgain: '重试',
    whenItAnswers: (policy: string) => `助手何时回答：${policy}`,
    itAnswers: '助手何时回答',
    policies: {
      auto: { name: '自动', what: '独自使用时回答每条消息；多人时仅在被问到时回答' },
      always: { name: '总是', what: '回答每条消息' },
      mention: { name: '被问到时', what: '仅当使用 @assistant 或“提问”开关' },
      off: { name: '关闭', what: '任何人都不能提问' },
    },
  },
});

export const noAccessStrings = catalogue({
  en: {
    title: 'Nothing here for you',
    why: 'This thread does not exist, or you are not a member of it, or no longer.',
    back: 'To your threads',
    notSent: 'What you had not sent',
    stillYours: 'What you had not sent is still yours:',
    copy: 'Copy',
    copied: 'Copied',
  },
  zh: {
    title: '这里没有您可查看的内容',
    why: '此会话不存在，或者您不是（或不再是）其成员。',
    back: '回到会话列表',
    notSent: '您未发送的内容',
    stillYours: '您未发送的内容仍为您保留：',
    copy: '复制',
    copied: '已复制',
  },
});

const DAY_MS = 24 * 60 * 60_000;

/** When a thread that went into the trash at `since` goes for good. */
export function endOfTrash(since: number): number {
  return since + TRASH_DAYS * DAY_MS;
}
