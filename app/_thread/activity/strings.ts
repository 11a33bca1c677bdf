import type { EventGroup } from '@/model/event';
import { catalogue } from '@/model/language';

type Groups = Record<EventGroup | 'all', string>;

export const activityStrings = catalogue({
  en: {
    title: 'Activity',
    description: 'Changes to this thread, newest first. Messages are in the thread itself.',
    show: 'Show',
    groups: {
      all: 'All',
      members: 'Members',
      invites: 'Invites',
      settings: 'Settings',
      messages: 'Messages',
      thread: 'Thread',
    } satisfies Groups,
    reading: 'Loading activity…',
    failed: 'Activity could not be loaded.',
    tryAgain: 'Try again',
    noActivityOfKind: 'No activity of this kind yet.',
    noActivity: 'No activity yet.',
    lines: 'Activity',
    more: 'Show more',
    moreFailed: 'Could not be loaded. Try again',
    openOrigin: 'Open that thread',
    leftOut: (names: string) =>
      `${names} couldn’t be added or invited just now. You can invite people later, under Members.`,
    others: (count: number) => (count === 1 ? '1 other' : `${count} others`),
  },
  zh: {
    title: '动态',
    description: '此会话的更改记录，最新的在前。消息请在会话中查看。',
    show: '筛选',
    groups: {
      all: '全部',
      members: '成员',
      invites: '邀请',
      settings: '设置',
      messages: '消息',
      thread: '会话',
    },
    reading: '正在加载动态…',
    failed: '动态加载失败。',
    tryAgain: '重试',
    noActivityOfKind: '还没有此类动态。',
    noActivity: '还没有动态。',
    lines: '动态',
    more: '显示更多',
    moreFailed: '加载失败，点击重试',
    openOrigin: '打开该会话',
    leftOut: (names: string) => `目前无法添加或邀请${names}。您可以稍后在“成员”中邀请。`,
    others: (count: number) => `另外 ${count} 人`,
  },
});
