import { catalogue } from '@/model/language';
import { TRASH_DAYS } from '@/model/limits';

// A thread's header and menu.
export const threadStrings = catalogue({
  en: {
    loadingThread: 'Loading the thread',
    allThreads: 'All threads',
    members: 'Members',
    share: 'Share',
    here: (count: number) => `${count} here`,
    menu: 'Thread menu',
    findInThread: 'Find in thread',
    rename: 'Rename',
    title: 'Title',
    pin: 'Pin',
    unpin: 'Unpin',
    markUnread: 'Mark as unread',
    mute: 'Mute',
    unmute: 'Unmute',
    activity: 'Activity',
    usage: 'Usage',
    settings: 'Thread settings',
    export: 'Export',
    archive: 'Archive thread',
    unarchive: 'Unarchive',
    leave: 'Leave thread',
    delete: 'Delete thread',
    notLoaded: 'The thread could not be loaded',
    tryAgain: 'Try again',
    whenItAnswers: (policy: string) => `When the assistant replies: ${policy}`,
    itAnswers: 'When the assistant replies',
    policies: {
      auto: {
        name: 'Automatic',
        what: 'Replies to everything when you’re alone; with others, only when asked',
      },
      always: { name: 'Always', what: 'Replies to every message' },
      mention: { name: 'When asked', what: 'Replies only to @assistant or with Ask turned on' },
      off: { name: 'Off', what: 'Never replies' },
    },
  },
  zh: {
    loadingThread: '正在加载会话',
    allThreads: '全部会话',
    members: '成员',
    share: '分享',
    here: (count: number) => `${count} 人在线`,
    menu: '会话菜单',
    findInThread: '在会话中查找',
    rename: '重命名',
    title: '标题',
    pin: '置顶',
    unpin: '取消置顶',
    markUnread: '标为未读',
    mute: '静音',
    unmute: '取消静音',
    activity: '动态',
    usage: '用量',
    settings: '会话设置',
    export: '导出',
    archive: '归档会话',
    unarchive: '取消归档',
    leave: '退出会话',
    delete: '删除会话',
    notLoaded: '会话加载失败',
    tryAgain: '重试',
    whenItAnswers: (policy: string) => `助手何时回复：${policy}`,
    itAnswers: '助手何时回复',
    policies: {
      auto: { name: '自动', what: '独自使用时回复每条消息；多人时仅在被问到时回复' },
      always: { name: '总是', what: '回复每条消息' },
      mention: { name: '被问到时', what: '仅在使用 @assistant 或打开“提问”时回复' },
      off: { name: '关闭', what: '从不回复' },
    },
  },
});

export const noAccessStrings = catalogue({
  en: {
    title: 'You don’t have access to this thread, or it doesn’t exist',
    why: 'Check the link, or request access below.',
    back: 'Back to your threads',
    notSent: 'Unsent message',
    stillYours: 'Your unsent message is still here:',
    copy: 'Copy',
    copied: 'Copied',
  },
  zh: {
    title: '您无权访问此会话，或会话不存在',
    why: '请检查链接，或在下方申请加入。',
    back: '回到会话列表',
    notSent: '未发送的消息',
    stillYours: '您未发送的消息仍在这里：',
    copy: '复制',
    copied: '已复制',
  },
});

const DAY_MS = 24 * 60 * 60_000;

/** When a thread that was moved to Trash at `since` is deleted permanently. */
export function endOfTrash(since: number): number {
  return since + TRASH_DAYS * DAY_MS;
}

/** The present members, in the tooltip of the button that opens the members. */
export const memberAvatarStrings = catalogue({
  en: {
    hereCount: (count: number) => `${count} are here now`,
    here: (names: string) => `Here now: ${names}`,
    idle: (names: string) => `Idle: ${names}`,
    away: (names: string) => `Members: ${names}`,
    between: ', ',
  },
  zh: {
    hereCount: (count: number) => `${count} 人在线`,
    here: (names: string) => `在线：${names}`,
    idle: (names: string) => `暂时离开：${names}`,
    away: (names: string) => `成员：${names}`,
    between: '、',
  },
});
