import { catalogue } from '@/model/language';

export const shortcutWords = catalogue({
  en: {
    title: 'Keyboard shortcuts',
    what: 'Keys for what you do often. Everything can be done without them, too.',
    commands: {
      palette: 'Find anything',
      'new thread': 'New thread',
      'previous thread': 'Previous thread in the list',
      'next thread': 'Next thread in the list',
      shortcuts: 'These shortcuts',
    },
    send: 'Send a message',
    breakLine: 'Break the line',
    rename: 'Rename a thread in the list',
    close: 'Close what is open',
    single: 'Let “?” alone open this list. Without it, the keys with Ctrl or ⌘ do.',
  },
  zh: {
    title: '键盘快捷键',
    what: '常用操作的快捷键。不用快捷键也能完成所有操作。',
    commands: {
      palette: '快速查找',
      'new thread': '新建会话',
      'previous thread': '列表中的上一个会话',
      'next thread': '列表中的下一个会话',
      shortcuts: '查看快捷键',
    },
    send: '发送消息',
    breakLine: '换行',
    rename: '在列表中重命名会话',
    close: '关闭当前窗口',
    single: '允许单按“?”打开此列表。关闭后，请使用带 Ctrl 或 ⌘ 的组合键。',
  },
});
