import { catalogue } from '@/model/language';

export const statusPageStrings = catalogue({
  en: {
    failed: 'Something went wrong',
    sectionFailed: 'Something went wrong in this part of the page',
    failedWhy: 'Unsent messages are kept. Try again, or reload the page.',
    notShown: 'The page could not be loaded',
    notShownWhy: 'Unsent messages are kept. Try again, or reload the page.',
    tryAgain: 'Try again',
    noPage: 'Page not found',
    noPageWhy: 'The address may be wrong, or the page may have been removed.',
    toHome: 'Go to the home page',
  },
  zh: {
    failed: '页面出了点问题',
    sectionFailed: '页面的这一部分出了点问题',
    failedWhy: '未发送的消息会保留。请重试，或刷新页面。',
    notShown: '页面加载失败',
    notShownWhy: '未发送的消息会保留。请重试，或刷新页面。',
    tryAgain: '重试',
    noPage: '页面不存在',
    noPageWhy: '地址可能有误，或页面已不存在。',
    toHome: '回到首页',
  },
});
