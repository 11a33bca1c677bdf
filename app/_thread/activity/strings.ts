import type { EventGroup } from '@/model/event';
import { catalogue } from '@/model/language';

type Groups = Record<EventGroup | 'all', string>;

export const activityStrings = catalogue({
  en: {
    title: 'Activity',
    description: 'What happened to this thread, newest first. What was said stands in the thread itself.',
    show: 'Show',
    groups: {
      all: 'All',
      members: 'Members',
      invites: 'Invites',
      settings: 'Settings',
      answers: 'Answers',
      thread: 'Thread',
    } satisfies Groups,
    reading: 'Reading what happened…',
    failed: 'What happened could not be read.',
    tryAgain: 'Try again',
    noActivityOfKind: 'Nothing of this kind has happened yet.',
    noActivity: 'Nothing has happened yet.',
    lines: 'What happened',
    more: 'Show more',
    moreFailed: 'It could not be read. Try again',
  },
  zh: {
    title: '动态',
    description: '此会话发生过的事，最新的在前。说过的话请在会话中查看。',
    show: '筛选',
    groups: {
      all: '全部',
      members: '成员',
      invites: '邀请',
      settings: '设置',
      answers: '回答',
      thread: '会话',
    },
    reading: '正在读取动态…',
    failed: '无法读取动态。',
    tryAgain: '重试',
    noActivityOfKind: '还没有此类动态。',
    noActivity: '还没有动态。',
    lines: '动态列表',
    more: '显示更多',
    moreFailed: '读取失败，点击重试',
  },
});
