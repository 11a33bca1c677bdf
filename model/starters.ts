// Suggested first questions that show what an answer can be: text, a form, a chart, a table.
import { catalogue } from './language';

export const starters = catalogue({
  en: [
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
  zh: [
    { title: '策划一次团建', text: '为八个人策划一次两天的团建，并给出一份大家可以一起填写的表单。' },
    { title: '比较三个方案', text: '用表格比较适合小团队的三种价格方案。' },
    { title: '把数字画出来', text: '用图表展示最近六个月的注册量，并指出值得注意的地方。' },
    { title: '理清思路', text: '为周四的产品发布写一份简短的检查清单。' },
  ],
});
