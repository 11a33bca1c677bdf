// Words of the start, and of what is said across all pages of the workspace.
import { catalogue } from '@/model/language';

export const homeStrings = catalogue({
  en: {
    hello: (name: string) => `What are you working on, ${name}?`,
    what: 'Start on your own and add people at any time. Everyone in a thread sees every word as it is written.',
    newThread: 'New thread',
    scripted: 'Answers come from a script: no model is connected.',
    newerVersion: (product: string) => `A new version of ${product} is available. Unsent messages are kept.`,
    reload: 'Reload',
    dismiss: 'Dismiss',
    /** First questions that show what an answer can be: words, a form, a chart, a table. */
    starters: [
      {
        title: 'Plan an off-site',
        text: 'Plan a two-day off-site for eight people, with a form we can fill in together.',
      },
      { title: 'Compare three options', text: 'Compare three pricing plans for a small team in a table.' },
      {
        title: 'Draw the numbers',
        text: 'Show our sign-ups of the last six months as a chart and say what stands out.',
      },
      { title: 'Think it through', text: 'Write a short checklist for launching a product on Thursday.' },
    ],
  },
  zh: {
    hello: (name: string) => `${name}，您好。今天想做什么？`,
    what: '可以先独自开始，需要时再添加成员。会话中的每个人都能看到正在写出的每一个字。',
    newThread: '新建会话',
    scripted: '回答来自脚本：未连接模型。',
    newerVersion: (product: string) => `${product} 有新版本。未发送的消息会保留。`,
    reload: '重新加载',
    dismiss: '关闭',
    starters: [
      { title: '策划一次团建', text: '为八个人策划一次两天的团建，并给出一份大家可以一起填写的表单。' },
      { title: '比较三个方案', text: '用表格比较适合小团队的三种价格方案。' },
      { title: '把数字画出来', text: '用图表展示最近六个月的注册量，并指出值得注意的地方。' },
      { title: '理清思路', text: '为周四的产品发布写一份简短的检查清单。' },
    ],
  },
});
