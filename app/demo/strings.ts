import { catalogue } from '@/model/language';

export const demoStrings = catalogue({
  en: {
    documentTitle: 'Live demo',
    title: 'Two people, one thread. Ask as Ada, watch both screens.',
    scripted: 'Answers come from a script: no model is connected.',
    ask: 'Ask as Ada',
    starters: [
      'What should we check before Thursday’s launch?',
      'Compare three pricing plans in a table',
      'Show sign-ups of the last six months as a chart',
      'Make a form to plan our off-site',
    ],
    whose: 'Whose screen',
    screenOf: (name: string) => `${name}’s screen`,
    asks: 'asks',
    watches: 'watches, and can ask or stop too',
  },
  zh: {
    documentTitle: '现场演示',
    title: '两个人，一个会话。以 Ada 的身份提问，同时看两边的屏幕。',
    scripted: '回答来自脚本：未连接模型。',
    ask: '以 Ada 的身份提问',
    starters: [
      '周四发布前我们要检查什么？',
      '用表格（table）比较三种定价方案',
      '用图表（chart）展示最近六个月的注册量',
      '做一个表单（form）来策划团建',
    ],
    whose: '谁的屏幕',
    screenOf: (name: string) => `${name} 的屏幕`,
    asks: '提问',
    watches: '旁观，也可以提问或停止',
  },
});
