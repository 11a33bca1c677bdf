import { catalogue } from '@/model/language';

export const dayWords = catalogue({
  en: {
    jumpFrom: (day: string) => `${day}: jump to another day`,
    jumpTo: 'Jump to',
    week: 'A week ago',
    month: 'A month ago',
    beginning: 'The beginning',
    pick: 'Pick a day…',
    day: 'Day to jump to',
  },
  zh: {
    jumpFrom: (day: string) => `${day}：跳转到其他日期`,
    jumpTo: '跳转到',
    week: '一周前',
    month: '一个月前',
    beginning: '最早的消息',
    pick: '选择日期…',
    day: '要跳转到的日期',
  },
});
