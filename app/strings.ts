import { catalogue } from '@/model/language';

export const statusPageStrings = catalogue({
  en: {
    failed: 'This page stumbled',
    sectionFailed: 'This part of the page stumbled',
    failedWhy: 'What you wrote is kept. Try again; if it stays, reload the page.',
    notShown: 'The page could not be shown',
    notShownWhy: 'What you wrote is kept. Try again, or reload the page.',
    tryAgain: 'Try again',
    noPage: 'There is no such page',
    noPageWhy: 'The address may be mistyped, or the page may be gone.',
    toHome: 'To the start',
  },
  zh: {
    failed: '页面出了点问题',
    sectionFailed: '页面的这一部分出了点问题',
    failedWhy: '您写的内容已保留。请重试；如果仍然如此，请刷新页面。',
    notShown: '页面无法显示',
    notShownWhy: '您写的内容已保留。请重试，或刷新页面。',
    tryAgain: '重试',
    noPage: '没有此页面',
    noPageWhy: '地址可能有误，或页面已不存在。',
    toHome: '回到首页',
  },
});
