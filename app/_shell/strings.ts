import { catalogue } from '@/model/language';

// The command palette, keyboard shortcuts, and commands of the whole page.
export const globalCommandStrings = catalogue({
  en: {
    newThread: 'New thread',
    palette: 'Search or jump to…',
    search: 'Search messages',
    paletteWhat: 'Threads by title, messages, people in this thread, and actions.',
    paletteField: 'Search threads, messages, people and actions',
    threads: 'Threads',
    recent: 'Recent threads',
    people: 'People in this thread',
    actions: 'Actions',
    archived: 'Archived',
    titlesAmong: (count: number) => `Titles of your ${count} most recent threads were searched.`,
    lookFurther: 'Search older threads',
    moreTitles: 'More titles',
    titlesFailed: 'Titles could not be searched.',
    tryAgain: 'Try again',
    nothing: (query: string) => `No results for “${query}”`,
    nothingWhat:
      'You can search threads by title, messages, people in the open thread, and actions. Part of a name is enough.',
    theme: (theme: string) => `Theme: ${theme}`,
    language: (name: string) => `Language: ${name}`,
  },
  zh: {
    newThread: '新建会话',
    palette: '快速查找',
    search: '搜索消息',
    paletteWhat: '按标题查找会话，查找消息、此会话的成员，以及这里可以执行的全部操作。',
    paletteField: '输入标题、消息、姓名或操作',
    threads: '会话',
    recent: '最近的会话',
    people: '此会话的成员',
    actions: '操作',
    archived: '已归档',
    titlesAmong: (count: number) => `已搜索最近 ${count} 个会话的标题。`,
    lookFurther: '查找更早的会话',
    moreTitles: '更多标题',
    titlesFailed: '标题搜索失败。',
    tryAgain: '重试',
    nothing: (query: string) => `没有找到“${query}”`,
    nothingWhat: '这里可以查找会话标题、消息、当前会话的成员和各种操作，输入名称的一部分即可。',
    theme: (theme: string) => `主题：${theme}`,
    language: (name: string) => `语言：${name}`,
  },
});

export const updateBannerStrings = catalogue({
  en: {
    newerVersion: (product: string) => `A new version of ${product} is available. Unsent messages are kept.`,
    reload: 'Reload',
  },
  zh: {
    newerVersion: (product: string) => `${product} 有新版本。未发送的消息会保留。`,
    reload: '重新加载',
  },
});

export const toasterStrings = catalogue({
  en: { dismiss: 'Dismiss', undo: 'Undo' },
  zh: { dismiss: '关闭', undo: '撤销' },
});
